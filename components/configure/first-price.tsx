"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { announce } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import styles from "./first-price.module.css";
import { sidesUnder } from "./known-model.ts";
import { askTermsAhead } from "./terms-ahead.ts";
import { useFirstPrice } from "./use-first-price.ts";
import { usePriceWords } from "./use-price-words.ts";

/** What the first price needs of the server, asked before there is a file. */
export const prepareFirstPrice = askTermsAhead;

/** A file that was just chosen, where it was chosen: size, mass and band of price, before its own page opens. */
export function FirstPrice({ file }: { file: File }) {
  const t = useTranslations("upload.first");
  const format = useFormat();
  const first = useFirstPrice(file);
  const band = usePriceWords()(first?.price);
  useEffect(() => {
    if (band) announce(t("said", { band }));
  }, [band, t]);
  if (!first) return null;
  const { known, price } = first;
  const isDoubted = isUnitInDoubt(known.unit);
  return (
    <section className={styles.first} aria-label={t("label", { name: file.name })}>
      {band ? <p className={styles.band}>{band}</p> : null}
      <p className="small">
        {isDoubted ? t("unit") : format.box(sidesUnder(known, null))}
        {price.kind === "none" ? null : (
          <span className="blk">
            {t(`piece.${DEFAULT_OPTIONS.metalId}`, { weight: format.grams(price.weightG) })}
          </span>
        )}
      </p>
      {band ? <p className="small muted">{t("narrow")}</p> : null}
    </section>
  );
}
