import type { Ctx } from "#server/context.ts";
import { createCaller } from "./init.ts";
import { appRouter } from "./root.ts";

const callerOf = createCaller(appRouter);

/** Calls procedures in the same process, for server components: `callerFor(ctx).order.get({ … })`. */
export const callerFor = (ctx: Ctx) => callerOf(ctx);
