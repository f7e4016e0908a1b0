import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { orderEvents, orders } from "#db/schema/index.ts";
import { eventDigestText } from "#lib/domain/order/event-digest.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { OrderAnswer } from "#server/commands/order/order-answer.ts";
import type { Ctx, StaffActor } from "#server/context.ts";
import { database } from "#server/database.ts";
import { ctxOf } from "./ctx.ts";
import type { MadeOrder } from "./early-moves.ts";
import { orderIn, ref } from "./order-in.ts";
import { staffMember } from "./people.ts";
import { sha256 } from "./sha256.ts";

type Reference = { key: string; customerId: string; orderId: string };
type StaffCommand<I extends Reference> = {
  name: string;
  role: "seller" | "operator";
  from: OrderStatus;
  to: OrderStatus;
  /** A status in which it must be refused; left out for what is always allowed. */
  notFrom?: OrderStatus;
  run: (ctx: Ctx, input: I) => Promise<OrderAnswer>;
  input: (order: MadeOrder) => Omit<NoInfer<I>, keyof Reference>;
  /** The same command with another meaning, to be sent under a used key. */
  changed: (input: NoInfer<I>) => NoInfer<I>;
};

export async function historyOf(order: Pick<MadeOrder, "customerId" | "orderId">) {
  return database()
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.customerId, order.customerId), eq(orderEvents.orderId, order.orderId)))
    .orderBy(orderEvents.seq);
}

/** The stored row of an order. */
export async function rowOf(order: Pick<MadeOrder, "orderId">) {
  const [row] = await database().select().from(orders).where(eq(orders.id, order.orderId));
  if (!row) throw new Error("no such order");
  return row;
}

/** The rules that hold for every staff command on an order, tried on this one. */
export function obeysCommandRules<I extends Reference>(command: StaffCommand<I>): void {
  const { role, from, to, notFrom, run } = command;
  const inputFor = (order: MadeOrder) => ({ ...ref(order), ...command.input(order) }) as I;
  const actorOf = (order: MadeOrder): StaffActor => (role === "seller" ? order.seller : order.operator);

  describe(`${command.name}, as every command`, () => {
    it(`moves ${from} to ${to} with one event that fits the chain`, async () => {
      const order = await orderIn(from);
      const answer = await run(ctxOf(actorOf(order)), inputFor(order));
      expect(answer).toMatchObject({ number: order.number, status: to });
      expect(await rowOf(order)).toMatchObject({ status: to, version: answer.version });
      const history = await historyOf(order);
      expect(history.map((event) => event.seq)).toEqual(history.map((_, i) => i + 1));
      const [before, last] = history.slice(-2);
      expect(last).toMatchObject({ fromStatus: from, toStatus: to, previousHash: before?.hash });
      if (last) expect(last.hash).toBe(sha256(eventDigestText({ ...last, at: last.at.toISOString() })));
    });

    it("answers a repeated press with the first answer and acts once, side by side or later", async () => {
      const order = await orderIn(from);
      const input = inputFor(order);
      const press = () => run(ctxOf(actorOf(order)), input);
      const [first, second] = await Promise.all([press(), press()]);
      const events = (await historyOf(order)).length;
      expect(second).toEqual(first);
      expect(await press()).toEqual(first);
      expect(await historyOf(order)).toHaveLength(events);
    });

    it("refuses another body under a used key", async () => {
      const order = await orderIn(from);
      const input = inputFor(order);
      await run(ctxOf(actorOf(order)), input);
      await expect(run(ctxOf(actorOf(order)), command.changed(input))).rejects.toMatchObject({
        kind: "UNPROCESSABLE",
        code: "KEY_REUSED",
      });
    });

    if (notFrom)
      it(`refuses in ${notFrom}, says so and leaves no trace`, async () => {
        const order = await orderIn(notFrom);
        const events = await historyOf(order);
        await expect(run(ctxOf(actorOf(order)), inputFor(order))).rejects.toMatchObject({
          kind: "CONFLICT",
          details: { status: notFrom },
        });
        expect(await historyOf(order)).toEqual(events);
      });

    it("refuses other roles, visitors and an order that is not there", async () => {
      const order = await orderIn(from);
      const input = inputFor(order);
      const others = [
        role === "seller" ? order.operator : order.seller,
        await staffMember("admin"),
        order.customer,
      ];
      for (const actor of others)
        await expect(run(ctxOf(actor), input)).rejects.toMatchObject({ code: "ROLE_NEEDED" });
      await expect(run(ctxOf({ kind: "nobody" }), input)).rejects.toMatchObject({ code: "SIGN_IN_NEEDED" });
      const { customerId } = await orderIn("INITIATED");
      await expect(run(ctxOf(actorOf(order)), { ...input, customerId })).rejects.toMatchObject({
        kind: "NOT_FOUND",
      });
    });
  });
}
