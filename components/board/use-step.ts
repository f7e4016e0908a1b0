"use client";
import { useTranslations } from "use-intl/react";
import { useRefresh } from "#components/staff/refresh.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import type { Job } from "./work-data.ts";

type Done = "complete" | "resumeRework" | "startPacking" | "ship" | "startRework" | "release";

/** Takes one step with an order: says it is done and shows what comes next. A failed step leaves the status. */
export function useStep<I, T>(
  job: Pick<Job, "number">,
  step: Done,
  act: (key: string, input: I) => Promise<T>,
  onClose: () => void = () => {},
) {
  const t = useTranslations("work");
  const refresh = useRefresh();
  return usePress(act, {
    done: () => {
      showToast({ text: t(`done.${step}`, { number: job.number }) });
      onClose();
      refresh();
    },
    refused: refresh,
  });
}
