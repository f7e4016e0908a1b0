import { z } from "zod";
import { web, webFunctions } from "#jobs/index.ts";
import { workerFunctions } from "#jobs/worker/worker-functions.ts";
import { TOPICS } from "#lib/contracts/events.ts";
import { NOTES, TRANSITIONS } from "#lib/domain/order/transitions.ts";

type Trigger = { event?: string; cron?: string };
export type Payload = { properties: Record<string, unknown>; required: string[] };

/** What two releases that run side by side must agree on. */
export type ReleaseContract = {
  functions: { app: string; id: string; triggers: Trigger[] }[];
  events: Record<string, Payload>;
  moves: string[];
};

/** The contract of this checkout. */
export function currentContract(): ReleaseContract {
  const of = (app: string, functions: typeof webFunctions | typeof workerFunctions) =>
    functions.map(({ opts }) => ({ app, id: opts.id, triggers: opts.triggers as Trigger[] }));
  return {
    functions: [...of(web.id, webFunctions), ...of("facet-worker", workerFunctions)],
    events: Object.fromEntries(
      Object.entries(TOPICS).map(([topic, schema]) => {
        const { properties, required } = z.toJSONSchema(schema) as unknown as Payload;
        return [topic, { properties, required: required.toSorted() }];
      }),
    ),
    moves: [
      ...TRANSITIONS.flatMap(({ event, from, to }) => from.map((at) => `${at} ${event} ${to}`)),
      ...NOTES,
    ],
  };
}
