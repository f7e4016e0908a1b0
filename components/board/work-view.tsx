"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { CertificateFold } from "#components/findings/certificate.tsx";
import { paths } from "#components/shell/sections.ts";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import { DueText } from "#components/staff/due-text.tsx";
import { FindingList } from "#components/staff/finding-list.tsx";
import { OpenedModel } from "#components/staff/opened-model.tsx";
import { Refresh } from "#components/staff/refresh.ts";
import { StatusChip } from "#components/staff/status-chip.tsx";
import { useOpenModel } from "#components/staff/use-open-model.ts";
import { useSoon } from "#components/staff/use-soon.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import type { OrderChange } from "#server/events/order-feed.ts";
import { hasLease } from "./board-data.ts";
import { JobActions } from "./job-actions.tsx";
import { JobFacts } from "./job-facts.tsx";
import { JobSteps } from "./job-steps.tsx";
import { LeaseClock } from "./lease-clock.tsx";
import { PayLog } from "./pay-log.tsx";
import { useScan } from "./use-scan.ts";
import styles from "./work.module.css";
import type { Job, WorkData } from "./work-data.ts";
import { WorkTicket } from "./work-ticket.tsx";

/** The operator's own work: one job in full, its next step, then what else waits. */
export function WorkView({ first, asked }: { first: WorkData; asked: string | null }) {
  const t = useTranslations("work");
  const keys = useTranslations("common.keys");
  const router = useRouter();
  const locale = useLocale();
  const [data, setData] = useState<WorkData>(first);
  const { job, mine } = data;
  const refresh = useSoon(async () => setData(await api.board.work.query({ order: job?.number ?? asked })));
  useLive<OrderChange | { missed: true }>(
    "work",
    (on) => api.board.onChange.subscribe(undefined, on),
    (news) => {
      const isMine = (id: string) => mine.some(({ orderId }) => orderId === id);
      if (!news || "missed" in news || isMine(news.orderId)) refresh();
    },
  );
  useScan((number) => router.push(`${paths.board(locale)}?q=${number}`));
  useHotkeys([{ key: "Escape", words: keys("back"), run: () => router.push(paths.board(locale)) }]);
  return (
    <Refresh value={refresh}>
      <main id="main" className={styles.work}>
        {job ? (
          <JobPane key={job.orderId} job={job} onChange={refresh} />
        ) : (
          <EmptyState
            title={t("empty.title")}
            action={<ButtonLink href={paths.board(locale)}>{t("empty.board")}</ButtonLink>}
          >
            {t("empty.body")}
          </EmptyState>
        )}
        <aside className={styles.aside}>
          <Others data={data} />
          <PayLog pay={data.pay} />
        </aside>
      </main>
      {job ? <WorkTicket job={job} /> : null}
    </Refresh>
  );
}

function JobPane({ job, onChange }: { job: Job; onChange: () => void }) {
  const opened = useOpenModel(job, "make");
  const [pin, setPin] = useState<string | null>(null);
  const show = (id: string) => {
    setPin(id);
    if (!opened.source) void opened.open("view");
  };
  return (
    <div className={styles.job}>
      <JobHead job={job} />
      {job.status === "REWORK" && job.reason ? <Note tone="warn">{job.reason}</Note> : null}
      <JobSteps status={job.status} />
      <div className={styles.cols}>
        <div className={styles.side}>
          <JobActions job={job} />
          {hasLease(job) ? <LeaseClock work={job} onExtended={onChange} /> : null}
        </div>
        <div>
          <JobFacts job={job} />
        </div>
      </div>
      <div className={styles.cols}>
        <OpenedModel
          number={job.number}
          title={job.title}
          order={job}
          model={job.model}
          options={job.options}
          opened={opened}
          selectedPin={pin}
          onSelectPin={setPin}
        />
        <div>
          <FindingList model={job.model} selected={pin} onShow={show} />
          <CertificateFold certificate={job.certificate} withFindings={false} />
        </div>
      </div>
    </div>
  );
}

function JobHead({ job }: { job: Job }) {
  const t = useTranslations("work");
  const format = useFormat();
  const due = job.dueAt ? format.staffMoment(new Date(job.dueAt)) : t("noDue");
  const next = t(`next.${job.status as "REWORK"}`, { due });
  return (
    <>
      <div className={styles.head}>
        <h1 className="h1">{t("headline", { number: job.number, next })}</h1>
        <StatusChip status={job.status} />
      </div>
      <p className="muted">
        {job.title}, {format.money(job.payMinor)}
      </p>
    </>
  );
}

function Others({ data: { mine, job } }: { data: WorkData }) {
  const t = useTranslations("work");
  const locale = useLocale();
  const rest = mine.filter(({ orderId }) => orderId !== job?.orderId);
  return (
    <section>
      <h2>{t("others")}</h2>
      {rest.length === 0 ? <p className="muted">{t("noOthers")}</p> : null}
      <ul className={styles.others}>
        {rest.map((work) => (
          <li key={work.orderId}>
            <Link href={`${paths.work(locale)}?order=${work.number}`}>
              {work.number}, {work.title}
            </Link>
            <span className="row">
              <StatusChip status={work.status} />
              <DueText at={work.dueAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
