import { Money } from "#components/ui/money.tsx";
import { Picture } from "#components/ui/picture.tsx";
import { getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { ArrivalDate } from "./arrival-date.tsx";
import { examplePrice } from "./example.ts";
import styles from "./landing.module.css";
import { stepOffsets } from "./schedule.ts";

/** A ring with its price line by line, reckoned by the formula that prices every order. */
export function ExamplePrice({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "landing");
  const format = getFormat(locale);
  const { lines, totalMinor, massG, minorPerGram } = examplePrice();
  return (
    <article className={styles.proof} aria-label={t("example.label")}>
      <div className={styles.picture}>
        <Picture src="/img/solitaire-gold.webp" width={1120} height={900} alt={t("example.picture")} first />
      </div>
      <div className={styles.bill}>
        <table className="lines">
          <caption>{t("example.caption", { mass: format.grams(massG) })}</caption>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{t(`example.${line.id}`)}</th>
                <td className="num">
                  <Money locale={locale} minor={line.minor} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.sum}>
          <span>
            <ArrivalDate days={stepOffsets().at(-1)?.to ?? 0} />
          </span>
          <span className="total">
            <Money locale={locale} minor={totalMinor} />
          </span>
        </p>
        <p className={`small muted ${styles.basis}`}>
          {t("example.basis", { gram: format.money(minorPerGram) })}
        </p>
      </div>
    </article>
  );
}
