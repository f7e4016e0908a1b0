import { RetryAfterError } from "inngest";
import type { TopicPayload } from "#lib/contracts/events.ts";
import { type Ctx, systemContext } from "#server/context.ts";
import { worker } from "../client.ts";
import { on, payloadOf } from "../events.ts";

type Analyse = (ctx: Ctx, event: TopicPayload<"model/analysis.requested">) => Promise<unknown>;

/** Measures a stored model, one run a model at a time. `analyse` is the worker's: it owns the threads. */
export const modelAnalyze = (analyse: Analyse) =>
  worker.createFunction(
    {
      id: "model-analyze",
      triggers: [on("model/analysis.requested")],
      concurrency: { key: "event.data.modelId", limit: 1 },
      retries: 10,
    },
    ({ event, step }) =>
      step.run("analyse", () =>
        analyse(
          systemContext("analysis", event.data.traceId),
          payloadOf("model/analysis.requested", event),
        ).catch(soon),
      ),
  );

// The engine's own backoff starts at half a minute; a customer is looking at this one.
function soon(error: unknown): never {
  throw new RetryAfterError(error instanceof Error ? error.message : "analysis failed", "2s", {
    cause: error,
  });
}
