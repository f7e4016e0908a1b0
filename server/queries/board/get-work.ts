import { parseOrderNumber } from "#lib/domain/order/number.ts";
import type { Ctx } from "#server/context.ts";
import { getJob } from "./get-job.ts";
import { listMyWork } from "./list-my-work.ts";
import { listPay } from "./list-pay.ts";

/**
 * The operator's own page: all they hold, one job in full (the one asked for by number, else the first that can be
 * worked on) and the newest of their pay.
 */
export async function getWork(ctx: Ctx, asked: string | null) {
  const [mine, pay] = await Promise.all([listMyWork(ctx), listPay(ctx, {})]);
  const number = asked ? parseOrderNumber(asked) : null;
  const chosen =
    mine.find((work) => work.number === number) ?? mine.find((work) => work.status !== "ON_HOLD") ?? mine[0];
  return { mine, pay, job: chosen ? await getJob(ctx, chosen) : null, canAct: ctx.actor.kind === "operator" };
}
