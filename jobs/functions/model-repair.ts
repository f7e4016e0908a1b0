import type { TopicPayload } from "#lib/contracts/events.ts";
import { type Ctx, systemContext } from "#server/context.ts";
import { worker } from "../client.ts";
import { on, payloadOf } from "../events.ts";

type Repair = (ctx: Ctx, event: TopicPayload<"model/repair.requested">) => Promise<unknown>;

/** Repairs a stored model, one run a model at a time. `repair` is the worker's: it owns the threads. */
export const modelRepair = (repair: Repair) =>
  worker.createFunction(
    {
      id: "model-repair",
      triggers: [on("model/repair.requested")],
      concurrency: { key: "event.data.modelId", limit: 1 },
      retries: 4,
    },
    ({ event, step }) =>
      step.run("repair", () =>
        repair(systemContext("repair", event.data.traceId), payloadOf("model/repair.requested", event)),
      ),
  );
