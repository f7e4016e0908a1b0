import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { ExamplePrice } from "./example-price.tsx";
import styles from "./landing.module.css";

/** The first screen: what we do, the drop zone (the child), and a real price beside it. */
export function Hero({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = getTranslator(locale, "landing");
  return (
    <div className={`wrap ${styles.hero}`}>
      <div className={styles.copy}>
        <h1 className="display">{t("title")}</h1>
        <p className={`lead ${styles.lead}`}>{t("lead")}</p>
        <div className={styles.act}>
          {children}
          <p className={styles.safe}>
            <Lock className="ic" />
            <span>{t("safe")}</span>
          </p>
        </div>
      </div>
      <ExamplePrice locale={locale} />
    </div>
  );
}
