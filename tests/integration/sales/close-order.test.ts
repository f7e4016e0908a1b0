import { expect, it } from "vitest";
import { closeOrder } from "#server/commands/sales/close-order.ts";
import { historyOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

it("asks for a reason while the delivery is not known", async () => {
  const order = await orderIn("SHIPPED");
  await expect(closeOrder(ctxOf(order.seller), ref(order))).rejects.toMatchObject({
    code: "GUARD_REASON_GIVEN",
    details: { status: "SHIPPED" },
  });
  await closeOrder(ctxOf(order.seller), { ...ref(order), reason: "клиент подтвердил по телефону" });
  expect((await historyOf(order)).at(-1)).toMatchObject({ event: "closed_by_hand" });
});

it("needs none once it was delivered", async () => {
  const order = await orderIn("DELIVERED");
  await closeOrder(ctxOf(order.seller), ref(order));
  expect((await historyOf(order)).at(-1)).toMatchObject({ event: "closed", toStatus: "CLOSED" });
});
