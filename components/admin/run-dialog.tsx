"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { adminPath, type RunStep, type RunView } from "./admin-data.ts";
import { AskDialog } from "./ask-dialog.tsx";

/** What is asked of a run; a replay without a step does everything again. */
export type RunAct = { move: "cancel" | "retry" | "replay"; step?: RunStep };
type Props = { run: RunView; act: RunAct; onClose: () => void; onDone: () => void };

/** Says what will happen and what cannot happen twice, before it is asked of the engine. */
export function RunDialog({ run, act, onClose, onDone }: Props) {
  const t = useTranslations("admin.jobs.ask");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const { move, step } = act;
  const words = move === "replay" && !step ? "replayAll" : move;
  const runId = run.id;
  const { press, busy, error } = usePress(
    () =>
      move === "replay"
        ? api.jobs.replay.mutate({ runId, stepId: step?.id ?? null })
        : api.jobs[move].mutate({ runId }),
    {
      done: (answer) => {
        showToast({ text: t(`${words}.done`) });
        onDone();
        if (answer.runId !== runId) router.push(adminPath(locale, "jobs", { run: answer.runId }));
      },
      refused: ({ code }) => ["RUN_OVER", "RUN_STILL_ACTIVE"].includes(code) && onDone(),
    },
  );
  return (
    <AskDialog
      title={t(`${words}.title`, { step: step?.name ?? "" })}
      go={t(`${words}.go`)}
      danger={move === "cancel"}
      busy={busy}
      error={error?.words}
      onGo={() => void press(null)}
      onClose={onClose}
    >
      <p>{t(`${words}.body`)}</p>
      {move === "cancel" ? null : <p className="strong">{t("safe")}</p>}
    </AskDialog>
  );
}
