"use client";
import { Check, Minus, ShieldCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { CastabilityCertificate } from "#lib/domain/castability.ts";
import { certificateWords } from "#lib/i18n/certificate-words.ts";
import styles from "./certificate.module.css";
import { numbered } from "./shown-findings.ts";
import { useFindingWords } from "./use-finding-words.ts";
import { type PriceOfMetal, useFixWords } from "./use-fix-words.ts";

type Props = {
  certificate: CastabilityCertificate | null;
  /** It is still to come: the walls are being measured. */
  isMeasuring?: boolean;
  /** What more metal would cost, where that is to be said. */
  priceOf?: PriceOfMetal;
  /** Staff pages list findings elsewhere, with their pins. */
  withFindings?: boolean;
};

const noPrice: PriceOfMetal = () => null;

/** What was checked before payment and what was not, by which versions; needs `casting`, `geometry`, `price`. */
export function Certificate(props: Props) {
  const title = useTitle(props);
  return (
    <section aria-labelledby="certificate">
      <h2 className="h2" id="certificate">
        {title}
      </h2>
      <CertificateBody {...props} />
    </section>
  );
}

/** The same behind its title, on pages whose question is another one. */
export function CertificateFold(props: Props) {
  return (
    <Disclosure summary={useTitle(props)}>
      <CertificateBody {...props} />
    </Disclosure>
  );
}

function useTitle({ certificate, isMeasuring }: Props): string {
  const t = useTranslations("casting");
  const format = useFormat();
  if (!certificate) return t(isMeasuring ? "title.measuring" : "title.unmeasured");
  return certificateWords(t, format, certificate).title;
}

function CertificateBody({ certificate, isMeasuring, priceOf = noPrice, withFindings = true }: Props) {
  const t = useTranslations("casting");
  const format = useFormat();
  if (!certificate) return <p className="small muted">{t(isMeasuring ? "measuring" : "none")}</p>;
  const { tone, lead, checked, notChecked, versions } = certificateWords(t, format, certificate);
  const Icon = tone === "castable" ? ShieldCheck : TriangleAlert;
  return (
    <div className={styles.certificate}>
      <p className={cx(styles.lead, styles[tone])}>
        <Icon className="ic" />
        <span>{lead}</span>
      </p>
      {withFindings ? <Findings certificate={certificate} priceOf={priceOf} /> : null}
      <div className={styles.two}>
        <Points title={t("checked")} lines={checked} icon={<Check className="ic ic-16" />} />
        <Points title={t("notChecked")} lines={notChecked} icon={<Minus className="ic ic-16" />} />
      </div>
      <p className={cx("small muted", styles.versions)}>{versions}</p>
    </div>
  );
}

function Points({ title, lines, icon }: { title: string; lines: readonly string[]; icon: ReactNode }) {
  return (
    <div>
      <h3 className={styles.half}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            {icon}
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Findings({ certificate, priceOf }: { certificate: CastabilityCertificate; priceOf: PriceOfMetal }) {
  const wordsOf = useFindingWords();
  const fixesOf = useFixWords(priceOf);
  const findings = numbered(certificate.findings.filter(({ severity }) => severity !== "info"));
  if (findings.length === 0) return null;
  return (
    <ol className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.id} className="find">
          <span className={cx("pin inl", finding.severity !== "blocking" && "w")}>{finding.number}</span>
          <p className="ttl">{wordsOf(finding)}</p>
          <p className="facts small muted">{fixesOf(finding).join(" ")}</p>
        </li>
      ))}
    </ol>
  );
}
