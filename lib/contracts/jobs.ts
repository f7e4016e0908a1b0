import { z } from "zod";
import { RUN_STATUSES } from "#lib/domain/desk-lists.ts";

/** A run's id, as the job engine gives it: a ULID. */
const runId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const RunRef = z.object({ runId });

export const RunListInput = z.object({
  functionId: z.string().max(200).nullish(),
  status: z.enum(RUN_STATUSES).nullish(),
  /** An order's number, or any id that stands in the event's data; a run's or an event's id. */
  search: z.string().trim().max(120).nullish(),
  span: z.enum(["hour", "day", "week"]).nullish(),
  cursor: runId.nullish(),
});
export type RunListInput = z.output<typeof RunListInput>;

/** Without a step the whole run is done again. */
export const ReplayRunInput = RunRef.extend({ stepId: z.string().min(1).max(200).nullish() });
export type ReplayRunInput = z.output<typeof ReplayRunInput>;
