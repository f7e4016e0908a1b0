"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { isReason, ReasonField } from "#components/staff/reason-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { isReworkDelay } from "#lib/domain/production-input.ts";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import type { Job } from "./work-data.ts";

const NOTHING = { reason: "", days: "0" };

/** The piece failed its check: why, and how many days it costs; the customer is told both. */
export function ReworkDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useTranslations("work.rework");
  const id = useId();
  const { customerId, orderId, number } = job;
  const [draft, setDraft, forget] = useDraft(`rework/${number}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const days = Number(draft.days || Number.NaN);
  const { press, busy, error } = useStep(
    job,
    "startRework",
    (key: string, input: { reason: string; delayDays: number }) =>
      api.board.startRework.mutate({ key, customerId, orderId, ...input }),
    () => {
      forget();
      onClose();
    },
  );
  const go = () => {
    setAsked(true);
    if (isReason(draft.reason) && isReworkDelay(days))
      void press({ reason: draft.reason.trim(), delayDays: days });
  };
  return (
    <StepDialog
      title={t("title", { number })}
      go={t("go")}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{t("body")}</p>
      <ReasonField
        id={`${id}reason`}
        value={draft.reason}
        hint={t("hint")}
        asked={asked}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
      <Input
        id={`${id}days`}
        label={t("days")}
        hint={t("daysHint")}
        inputMode="numeric"
        value={draft.days}
        error={asked && !isReworkDelay(days) ? t("daysWrong") : undefined}
        onChange={(event) => setDraft({ ...draft, days: event.target.value })}
      />
    </StepDialog>
  );
}
