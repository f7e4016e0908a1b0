"use client";
import { Suspense, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { lazyPart, usePreloaded } from "#components/ui/lazy-part.tsx";
import { Note } from "#components/ui/note.tsx";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { useStep } from "./use-step.ts";
import styles from "./work.module.css";
import { type Job, type NextStep, nextStep } from "./work-data.ts";

const DIALOGS = {
  ship: lazyPart(() => import("./ship-dialog.tsx").then((part) => part.ShipDialog)),
  startRework: lazyPart(() => import("./rework-dialog.tsx").then((part) => part.ReworkDialog)),
  release: lazyPart(() => import("./release-dialog.tsx").then((part) => part.ReleaseDialog)),
} as const;
type Asked = keyof typeof DIALOGS;

/** The next step, big; beside it what else may be done with the order. */
export function JobActions({ job }: { job: Job }) {
  const t = useTranslations("work");
  const staff = useTranslations("staff");
  const isLinked = useLink();
  const [asked, setAsked] = useState<Asked | null>(null);
  const step = nextStep(job);
  const { take, busy, error } = useNextStep(job, step, () => setAsked("ship"));
  const print = () => window.print();
  usePreloaded(DIALOGS);
  useHotkeys([
    { key: "c", words: t("keys.next"), run: () => isLinked && take() },
    { key: "p", words: t("keys.print"), run: print },
  ]);
  const Dialog = asked ? DIALOGS[asked] : null;
  const mayRework = job.status === "MANUFACTURING_STARTED" || job.status === "MANUFACTURING_COMPLETED";
  return (
    <div className={styles.actions}>
      {step ? (
        <div>
          <Button
            size="big"
            wide
            hotkey="c"
            busy={busy}
            off={isLinked ? undefined : staff("linkLost")}
            onClick={take}
          >
            {busy ? staff("busy") : t(`act.${step}`)}
          </Button>
          <p className="small muted">{t(`about.${step}`)}</p>
        </div>
      ) : (
        <Note tone="warn">{t("about.hold", { reason: job.reason ?? "" })}</Note>
      )}
      {error ? (
        <Note tone="bad" role="status">
          {t("failed", { why: error.words })}
        </Note>
      ) : null}
      <div className={styles.more}>
        {mayRework ? (
          <Button variant="second" onClick={() => setAsked("startRework")}>
            {t("act.startRework")}
          </Button>
        ) : null}
        {job.status === "MANUFACTURING_STARTED" ? (
          <Button variant="second" onClick={() => setAsked("release")}>
            {t("act.release")}
          </Button>
        ) : null}
        <Button variant="second" hotkey="p" onClick={print}>
          {t("act.print")}
        </Button>
      </div>
      <Suspense>{Dialog ? <Dialog job={job} onClose={() => setAsked(null)} /> : null}</Suspense>
    </div>
  );
}

function useNextStep(job: Job, step: NextStep | null, askToShip: () => void) {
  const { customerId, orderId } = job;
  const plain = step === "ship" || step === null ? "complete" : step;
  const { press, busy, error } = useStep(job, plain, (key: string, which: typeof plain) =>
    api.board[which].mutate({ key, customerId, orderId }),
  );
  const take = () => {
    if (step === "ship") askToShip();
    else if (step) void press(plain);
  };
  return { take, busy, error };
}
