import { z } from "zod";
import { RUN_STATUSES } from "#lib/domain/desk-lists.ts";

// What is read of the operator API's answers (docs/jobs.md, "Operator API"); times are ISO 8601.

const count = z.number();
const time = z.string();

export const FunctionsAnswer = z.object({
  apps: z.array(z.object({ name: z.string(), url: z.string(), sdk: z.string(), syncedAt: time })),
  functions: z.array(
    z.object({
      id: z.string(),
      app: z.string(),
      name: z.string(),
      archived: z.boolean(),
      triggers: z.array(z.object({ event: z.string().optional(), cron: z.string().optional() })),
      lastHour: z.object({ started: count, completed: count, failed: count, cancelled: count }),
      activeRuns: count,
      queued: count,
      calling: count,
      sleeping: count,
      oldestWaitingSeconds: count.nullable(),
    }),
  ),
});
export type EngineFunction = z.output<typeof FunctionsAnswer>["functions"][number];

const Run = z.object({
  id: z.string(),
  functionId: z.string(),
  eventId: z.string(),
  eventName: z.string(),
  status: z.enum(RUN_STATUSES),
  parentRun: z.string().nullable(),
  originRun: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  output: z.unknown(),
  error: z.object({ name: z.string(), message: z.string(), stack: z.string().optional() }).nullable(),
});

export const RunsAnswer = z.object({
  runs: z.array(Run.extend({ refs: z.array(z.string()) })),
  next: z.string().nullable(),
});
export type ListedRun = z.output<typeof RunsAnswer>["runs"][number];

export const RunAnswer = z.object({
  run: Run,
  event: z.unknown(),
  steps: z.array(
    z.object({
      id: z.string(),
      op: z.string(),
      name: z.string(),
      state: z.string(),
      value: z.unknown(),
      attempts: count,
      createdAt: time,
      endedAt: time.nullable(),
    }),
  ),
  attempts: z.array(
    z.object({
      stepId: z.string().nullable(),
      attempt: count,
      at: time,
      tookMs: count.nullable(),
      status: count.nullable(),
      error: z.object({ name: z.string().optional(), message: z.string().optional() }).nullable(),
    }),
  ),
  work: z.array(
    z.object({
      kind: z.string(),
      stepId: z.string().nullable(),
      attempt: count,
      dueAt: time,
      underWay: z.boolean(),
    }),
  ),
  related: z.array(
    z.object({ id: z.string(), functionId: z.string(), status: z.enum(RUN_STATUSES), relation: z.string() }),
  ),
});
export type EngineRun = z.output<typeof RunAnswer>;

export const StartedAnswer = z.object({ runId: z.string() });
