"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { useSpan } from "#components/sales/use-age.ts";
import { api } from "#components/shell/trpc.ts";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import { type AdminOverview, adminPath } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { usePolled } from "./use-polled.ts";
import { WrongLine } from "./wrong-line.tsx";

const hoursOf = (hours: number) => Math.max(0, hours) * 3600;

/** What is wrong and whose; when nothing is, what comes next and when this was checked. */
export function OverviewView({ data }: { data: AdminOverview }) {
  const t = useTranslations("admin.overview");
  const { answer, isLost } = usePolledOverview(data);
  const count = countOf(answer);
  return (
    <>
      <AdminHead
        section="overview"
        answer={<span className="strong">{count === 0 ? t("well") : t("wrong", { count })}</span>}
        checkedAt={answer.checkedAt}
        isLost={isLost}
      />
      {count === 0 ? <AllWell overview={answer} /> : <WrongList overview={answer} />}
    </>
  );
}

function usePolledOverview(data: AdminOverview) {
  return usePolled(data, () => api.admin.overview.query());
}

function countOf({ failures, staleMetals, ledger, failedMails }: AdminOverview): number {
  const inbox = failures.reduce((sum, failure) => sum + failure.count, 0);
  return inbox + staleMetals.length + (ledgerIsWrong(ledger) ? 1 : 0) + (failedMails > 0 ? 1 : 0);
}

const ledgerIsWrong = ({ submitted, inStatuses, missing }: AdminOverview["ledger"]) =>
  missing > 0 || submitted !== inStatuses;

function AllWell({ overview }: { overview: AdminOverview }) {
  const t = useTranslations("admin.overview");
  const span = useSpan();
  const { nextStaleInHours: left, ledger } = overview;
  return (
    <div className={styles.bodyNote}>
      <Note tone="ok" title={t("wellTitle")}>
        {t("wellLedger", { count: ledger.submitted })}{" "}
        {left === null ? null : t("wellMetals", { span: span(hoursOf(left)) })}
      </Note>
    </div>
  );
}

function WrongList({ overview }: { overview: AdminOverview }) {
  const t = useTranslations("admin.overview");
  const locale = useLocale() as Locale;
  const format = useFormat();
  const { ledger, failedMails, failures, staleMetals } = overview;
  return (
    <ul className={styles.wrong} aria-label={t("list")}>
      {staleMetals.map((metal) => (
        <StaleLine key={metal.metalId} metal={metal} />
      ))}
      {ledgerIsWrong(ledger) ? (
        <WrongLine
          words={t("ledger", {
            submitted: format.number(ledger.submitted),
            inStatuses: format.number(ledger.inStatuses),
          })}
          owner="admin"
          href={adminPath(locale, "ledger")}
          go={t("goLedger")}
        />
      ) : null}
      {failures.map(({ kind, owner, count, since }) => (
        <WrongLine
          key={`${kind} ${owner}`}
          words={t("failures", { count, kind: t(`kind.${kind as "order"}`) })}
          owner={owner}
          since={since}
          href={adminPath(locale, "failures", { kind })}
          go={t("goFailures")}
        />
      ))}
      {failedMails > 0 ? (
        <WrongLine
          words={t("mails", { count: failedMails })}
          owner="admin"
          href={adminPath(locale, "mail", { state: "failed" })}
          go={t("goMail")}
        />
      ) : null}
    </ul>
  );
}

function StaleLine({ metal }: { metal: AdminOverview["staleMetals"][number] }) {
  const t = useTranslations("admin.overview");
  const metals = useTranslations("price.metals");
  const locale = useLocale() as Locale;
  const span = useSpan();
  const { metalId, ageHours, waiting } = metal;
  const age = ageHours === null ? null : span(hoursOf(ageHours));
  const name = metals(metalId);
  return (
    <WrongLine
      words={
        age ? t("stale", { metal: name, age, count: waiting }) : t("noPrice", { metal: name, count: waiting })
      }
      owner="admin"
      href={adminPath(locale, "metals", { metal: metalId })}
      go={t("goMetal")}
    />
  );
}
