"use client";
import { useTranslations } from "use-intl/react";
import type { FailureRow } from "./admin-data.ts";

const LATE = "LATE_";

/** A deadline that passed: its words say all that its cause does. */
export const isLate = ({ causeCode }: Pick<FailureRow, "causeCode">) => causeCode.startsWith(LATE);

/** Why something stands in the inbox, in words; a cause that has none yet shows its code. */
export function useCauseWords(): (failure: Pick<FailureRow, "causeCode">) => string {
  const t = useTranslations("admin.failures.cause");
  const status = useTranslations("staff.status");
  const say = t as unknown as { has: (key: string) => boolean } & ((key: string) => string);
  return ({ causeCode }) => {
    if (isLate({ causeCode }))
      return t("late", { status: status(causeCode.slice(LATE.length) as Parameters<typeof status>[0]) });
    return say.has(causeCode) ? say(causeCode) : causeCode;
  };
}
