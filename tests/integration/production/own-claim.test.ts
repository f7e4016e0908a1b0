import { expect, it } from "vitest";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { extendClaim } from "#server/commands/production/extend-claim.ts";
import { releaseOrder } from "#server/commands/production/release-order.ts";
import { resumeRework } from "#server/commands/production/resume-rework.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { startPacking } from "#server/commands/production/start-packing.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import type { Ctx } from "#server/context.ts";
import { historyOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";
import { staffMember } from "#tests/factories/people.ts";

type Act = (ctx: Ctx, input: ReturnType<typeof ref>) => Promise<unknown>;
const acts: [string, OrderStatus, Act][] = [
  ["releaseOrder", "MANUFACTURING_STARTED", releaseOrder],
  ["extendClaim", "MANUFACTURING_STARTED", extendClaim],
  ["completeOrder", "MANUFACTURING_STARTED", completeOrder],
  [
    "startRework",
    "MANUFACTURING_STARTED",
    (ctx, input) => startRework(ctx, { ...input, reason: "поры", delayDays: 0 }),
  ],
  ["resumeRework", "REWORK", resumeRework],
  ["startPacking", "MANUFACTURING_COMPLETED", startPacking],
  [
    "shipOrder",
    "PACKAGING",
    (ctx, input) => shipOrder(ctx, { ...input, carrier: "cdek", tracking: "FOREIGN-1" }),
  ],
];

it.each(acts)(
  "%s is refused to the operator whose order it is not, and leaves no trace",
  async (_, from, act) => {
    const order = await orderIn(from);
    const before = await historyOf(order);
    await expect(act(ctxOf(await staffMember("operator")), ref(order))).rejects.toMatchObject({
      kind: "CONFLICT",
      code: "GUARD_OWN_CLAIM",
      details: { status: from },
    });
    expect(await historyOf(order)).toEqual(before);
  },
);
