"use client";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { StepDialog } from "./step-dialog.tsx";
import { useStep } from "./use-step.ts";
import type { Job } from "./work-data.ts";

/** Gives the order back to the board, unpaid. */
export function ReleaseDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const t = useTranslations("work.release");
  const { customerId, orderId, number } = job;
  const { press, busy, error } = useStep(
    job,
    "release",
    (key: string) => api.board.release.mutate({ key, customerId, orderId }),
    onClose,
  );
  const go = () => void press(undefined);
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
    </StepDialog>
  );
}
