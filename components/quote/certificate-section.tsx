"use client";
import { Check, Minus } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./quote.module.css";
import type { Quote, QuoteData } from "./quote-data.ts";

/** What the price rests on, and what nobody has checked. */
export function CertificateSection({ page, receipt }: { page: QuoteData; receipt: Quote["receipt"] }) {
  const t = useTranslations("quote.certificate");
  const price = useTranslations("price");
  const format = useFormat();
  const { analysis } = receipt.inputs;
  if (!analysis) return null;
  const metal = price(`metals.${page.options.metalId}`);
  const checked = [
    t("closed", { triangles: format.number(analysis.triangles) }),
    t("volume", { volume: format.volume(analysis.volumeMm3), area: format.area(analysis.areaMm2) }),
    receipt.weightG === null ? null : t("weight", { weight: format.grams(receipt.weightG), metal }),
    page.options.unit ? t("unit", { unit: page.options.unit }) : null,
  ].filter((line) => line !== null);
  return (
    <section aria-labelledby="certificate">
      <h2 className="h2" id="certificate">
        {t("title")}
      </h2>
      <div className={styles.two}>
        <div>
          <h3 className="h3">{t("checked")}</h3>
          <ul>
            {checked.map((line) => (
              <li key={line}>
                <Check className="ic ic-16" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="h3">{t("notChecked")}</h3>
          <ul>
            {[t("walls"), t("wear"), t("likeness")].map((line) => (
              <li key={line}>
                <Minus className="ic ic-16" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
