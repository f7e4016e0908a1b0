import type { ListCursor } from "#lib/contracts/staff.ts";
import type { Job } from "#server/queries/board/get-job.ts";
import type { MyWork } from "#server/queries/board/list-my-work.ts";
import type { PayRow } from "#server/queries/board/list-pay.ts";

export type { Job, MyWork, PayRow };
export type WorkData = {
  mine: MyWork[];
  job: Job | null;
  pay: { rows: PayRow[]; next: ListCursor | null };
  canAct: boolean;
};

export type NextStep = "complete" | "resumeRework" | "startPacking" | "ship";

/** What comes next for an order in this status; null when nothing can be done at the bench. */
export function nextStep({ status }: Pick<Job, "status">): NextStep | null {
  switch (status) {
    case "MANUFACTURING_STARTED":
      return "complete";
    case "REWORK":
      return "resumeRework";
    case "MANUFACTURING_COMPLETED":
      return "startPacking";
    case "PACKAGING":
      return "ship";
    default:
      return null;
  }
}
