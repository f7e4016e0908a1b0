import { copyModel } from "#server/commands/model/copy-model.ts";
import { systemContext } from "#server/context.ts";
import { worker } from "../client.ts";
import { on, payloadOf } from "../events.ts";

export const modelCopy = worker.createFunction(
  {
    id: "model-copy",
    triggers: [on("model/copy.requested")],
    concurrency: { key: "event.data.modelId", limit: 1 },
    retries: 8,
  },
  ({ event, step }) =>
    step.run("copy", () =>
      copyModel(systemContext("copy", event.data.traceId), payloadOf("model/copy.requested", event)),
    ),
);
