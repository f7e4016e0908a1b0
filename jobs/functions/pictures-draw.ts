import { type Ctx, systemContext } from "#server/context.ts";
import { worker } from "../client.ts";

type Draw = (ctx: Ctx) => Promise<unknown>;

/** Draws what was measured and has no pictures yet. `draw` is the worker's: it owns the threads. */
export const picturesDraw = (draw: Draw) =>
  worker.createFunction(
    { id: "pictures-draw", triggers: [{ cron: "* * * * *" }], concurrency: 1, retries: 0 },
    ({ step }) => step.run("draw", () => draw(systemContext("pictures"))),
  );
