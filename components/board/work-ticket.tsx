"use client";
import { useTranslations } from "use-intl/react";
import { numbered } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { PiecePlate } from "#components/piece/piece-plate.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import { JobFacts } from "./job-facts.tsx";
import { ScanCode } from "./scan-code.tsx";
import styles from "./work.module.css";
import type { Job } from "./work-data.ts";

/** The job on one sheet of A4 or Letter, black on white; on screen it is not there. */
export function WorkTicket({ job }: { job: Job }) {
  const t = useTranslations("work.ticket");
  const format = useFormat();
  const now = useNow();
  const wordsOf = useFindingWords();
  const findings = numbered(job.model?.findings ?? []);
  return (
    <section className={styles.ticket} aria-label={t("title")}>
      <header>
        <div>
          <p>{t("title")}</p>
          <p className={styles.ticketNumber}>{job.number}</p>
        </div>
        <div>
          <ScanCode number={job.number} />
          <p>{t("scan", { number: job.number })}</p>
        </div>
      </header>
      <p className={styles.ticketTitle}>{job.title}</p>
      {job.dueAt ? <p>{t("due", { due: format.moment(new Date(job.dueAt)) })}</p> : null}
      <div className={styles.ticketPiece}>
        <JobFacts job={job} />
        <TicketPicture job={job} />
      </div>
      {findings.length > 0 ? (
        <ol>
          {findings.map((finding) => (
            <li key={finding.id}>{wordsOf(finding)}</li>
          ))}
        </ol>
      ) : null}
      <div className={styles.ticketNotes}>{t("notes")}</div>
      {now ? <footer>{t("printed", { at: `${format.moment(now)}, ${format.timeZone}` })}</footer> : null}
    </section>
  );
}

/** The piece with its sizes, as it was modelled: on paper there is no model to turn. */
function TicketPicture({ job }: { job: Job }) {
  const format = useFormat();
  const { model } = job;
  if (!model?.picture) return null;
  return (
    <figure>
      <PiecePlate
        of={job}
        picture={model.picture}
        metalId={job.options.metalId}
        finish={job.options.finish}
        piece={job.title}
      />
      {model.measures ? <figcaption>{format.box(model.measures.sidesMm)}</figcaption> : null}
    </figure>
  );
}
