import { Hand, Lock, ScanLine } from "lucide-react";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./landing.module.css";

const vows = [
  ["files", "filesText", Lock],
  ["money", "moneyText", Hand],
  ["order", "orderText", ScanLine],
] as const;

/** The three promises: the file, the money, the order. */
export function Vows({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "landing");
  return (
    <section className={styles.band}>
      <div className={`wrap ${styles.vows}`}>
        {vows.map(([title, text, Icon]) => (
          <div key={title}>
            <Icon className="ic" />
            <h2 className="h3">{t(`vows.${title}`)}</h2>
            <p className="muted">{t(`vows.${text}`)}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
