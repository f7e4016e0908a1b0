import { Picture } from "#components/ui/picture.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./landing.module.css";

/** What a check of the model looks like, on a picture: marks carry numbers, the list the words. */
export function Findings({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "landing");
  return (
    <section className={styles.band}>
      <div className={`wrap ${styles.split}`}>
        <div className="plate">
          <Picture src="/img/solitaire-clay.webp" width={1120} height={900} alt={t("findings.picture")} />
          <span className="pin" style={{ left: "60.6%", top: "6.4%" }} aria-hidden="true">
            1
          </span>
          <span className="pin w" style={{ left: "31.2%", top: "59.6%" }} aria-hidden="true">
            2
          </span>
        </div>
        <div>
          <h2 className="h2">{t("findings.title")}</h2>
          <p>{t("findings.lead")}</p>
          <ol>
            <Finding
              n={1}
              kind={t("findings.blocking")}
              title={t("findings.first")}
              fix={t("findings.firstFix")}
            />
            <Finding
              n={2}
              kind={t("findings.warning")}
              title={t("findings.second")}
              fix={t("findings.secondFix")}
              mild
            />
          </ol>
        </div>
      </div>
    </section>
  );
}

type FindingProps = { n: number; kind: string; title: string; fix: string; mild?: boolean };

function Finding({ n, kind, title, fix, mild }: FindingProps) {
  return (
    <li className="find">
      <span className={mild ? "pin w inl" : "pin inl"}>
        {n}
        <span className="vh">, {kind}</span>
      </span>
      <p>
        <span className="ttl">{title}</span>
        <br />
        <span className="muted">{fix}</span>
      </p>
    </li>
  );
}
