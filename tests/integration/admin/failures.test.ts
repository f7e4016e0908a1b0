import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { failureInbox, outbox, uploads } from "#db/schema/index.ts";
import { dismissFailure } from "#server/commands/admin/dismiss-failure.ts";
import { retryFailure } from "#server/commands/admin/retry-failure.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { database } from "#server/database.ts";
import { getAdminOverview } from "#server/queries/admin/admin-overview.ts";
import { listFailures } from "#server/queries/admin/list-failures.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import type { MadeOrder } from "#tests/factories/early-moves.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { auditOf, failedMail, failuresOf, mailRow, openFailureOf, promisesOf } from "./admin-world.ts";

type Retry = { command: string; input: Record<string, unknown> } | null;

async function failed(order: MadeOrder, retry: Retry, owner = "seller", kind = "order") {
  const { customerId, orderId, number } = order;
  const why = { causeCode: "NOT_PRICEABLE", cause: `${number}: no price`, ownerRole: owner };
  const failure = { kind, subject: orderId, customerId, orderId, ...why, retry };
  await reportFailure(database(), failure);
  return { failure, row: await openFailureOf(orderId) };
}
const pricing = ({ customerId, orderId }: MadeOrder) => ({
  command: "price_order",
  input: { customerId, orderId },
});

describe("a retry", () => {
  it("promises the command anew once, takes the failure out and is noted", async () => {
    const order = await orderIn("PRICE_FAILED");
    const admin = await staffMember("admin");
    const { row } = await failed(order, pricing(order));
    const before = (await promisesOf(order.orderId, "order/price.requested")).length;
    const presses = await Promise.allSettled(
      [1, 2, 3].map(() => retryFailure(ctxOf(admin), { failureId: row.id })),
    );
    expect(presses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const press of presses.filter((each) => each.status === "rejected"))
      expect(press.reason).toMatchObject({
        code: "FAILURE_RESOLVED",
        details: { by: `retry: ${admin.name}` },
      });
    expect(await promisesOf(order.orderId, "order/price.requested")).toHaveLength(before + 1);
    expect(await auditOf("retry_failure", order.orderId)).toHaveLength(1);
  });

  it("that does not help comes back with its count; one that was settled begins anew", async () => {
    const order = await orderIn("PRICE_FAILED");
    const admin = ctxOf(await staffMember("admin"));
    const { failure, row } = await failed(order, pricing(order));
    await reportFailure(database(), failure);
    await retryFailure(admin, { failureId: row.id });
    await reportFailure(database(), failure);
    const again = await openFailureOf(order.orderId);
    expect(again.attempts).toBe(3);
    await dismissFailure(admin, { failureId: again.id, note: "цена названа по телефону" });
    await reportFailure(database(), failure);
    const rows = await failuresOf(order.orderId);
    expect(rows.filter(({ resolvedAt }) => resolvedAt === null)).toHaveLength(1);
  });

  it("is refused where there is none, and the list offers none", async () => {
    const order = await orderIn("PRICE_FAILED");
    const admin = ctxOf(await staffMember("admin"));
    const { row } = await failed(order, { command: "constructor", input: {} });
    await expect(retryFailure(admin, { failureId: row.id })).rejects.toMatchObject({ code: "NO_RETRY" });
    const listed = (await listFailures(admin, {})).failures.find(({ id }) => id === row.id);
    expect(listed).toMatchObject({ canRetry: false, number: order.number });
    expect((await openFailureOf(order.orderId)).id).toBe(row.id);
  });

  it("sends the same promise again rather than a second one", async () => {
    const order = await orderIn("SUBMITTED");
    const admin = ctxOf(await staffMember("admin"));
    const [promise] = await promisesOf(order.orderId, "order/price.requested");
    const { customerId } = order;
    const outboxId = promise?.id ?? "";
    await database().update(outbox).set({ failedAt: new Date(), sends: 9 }).where(eq(outbox.id, outboxId));
    const { row } = await failed(order, { command: "resend_outbox", input: { customerId, outboxId } });
    await retryFailure(admin, { failureId: row.id });
    expect(await promisesOf(order.orderId, "order/price.requested")).toMatchObject([
      { id: outboxId, failedAt: null, sentAt: null },
    ]);
  });

  it("queues a refused mail again, and makes an upload due", async () => {
    const order = await orderIn("PRICE_FAILED");
    const { customerId } = order;
    const admin = ctxOf(await staffMember("admin"));
    const mail = await failedMail(customerId);
    const refused = await failed(order, { command: "resend_mail", input: { customerId, mailId: mail.id } });
    await retryFailure(admin, { failureId: refused.row.id });
    expect(await mailRow(mail.id)).toMatchObject({ state: "queued", attempts: 0 });
    const unknown = { customerId, uploadId: crypto.randomUUID() };
    const { row } = await failed(order, { command: "sweep_uploads", input: unknown });
    await retryFailure(admin, { failureId: row.id });
    expect(await database().select().from(uploads).where(eq(uploads.id, unknown.uploadId))).toEqual([]);
  });
});

describe("settling by hand", () => {
  it("keeps who and why", async () => {
    const order = await orderIn("PRICE_FAILED");
    const admin = await staffMember("admin");
    const { row } = await failed(order, null);
    const input = { failureId: row.id, note: "цена названа" };
    await dismissFailure(ctxOf(admin), input);
    expect((await failuresOf(order.orderId))[0]).toMatchObject({ resolvedBy: `${admin.name}: цена названа` });
    await expect(dismissFailure(ctxOf(admin), input)).rejects.toMatchObject({ code: "FAILURE_RESOLVED" });
    expect(await auditOf("dismiss_failure", order.orderId)).toHaveLength(1);
  });
});

describe("whose a failure is", () => {
  it("a seller sees and mends what sellers own; the rest does not exist for them", async () => {
    const order = await orderIn("PRICE_FAILED");
    const { seller } = order;
    const own = await failed(order, pricing(order), "seller", "order");
    await failed(order, pricing(order), "admin", "analysis");
    const foreign = (await failuresOf(order.orderId)).find(({ ownerRole }) => ownerRole === "admin");
    const failureId = foreign?.id ?? "";
    const page = await listFailures(ctxOf(seller), {});
    expect(page.failures.map(({ id }) => id)).toContain(own.row.id);
    expect(new Set(page.failures.map(({ ownerRole }) => ownerRole))).toEqual(new Set(["seller"]));
    expect(page.counts.analysis).toBeUndefined();
    const missing = { kind: "NOT_FOUND" };
    await expect(retryFailure(ctxOf(seller), { failureId })).rejects.toMatchObject(missing);
    await expect(dismissFailure(ctxOf(seller), { failureId, note: "чужое" })).rejects.toMatchObject(missing);
    await retryFailure(ctxOf(seller), { failureId: own.row.id });
  });

  it("other roles are refused", async () => {
    const order = await orderIn("PRICE_FAILED");
    const { row } = await failed(order, pricing(order));
    for (const actor of [order.operator, await customerOf()]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      await expect(listFailures(ctxOf(actor), {})).rejects.toMatchObject(refused);
      await expect(retryFailure(ctxOf(actor), { failureId: row.id })).rejects.toMatchObject(refused);
      await expect(dismissFailure(ctxOf(actor), { failureId: row.id, note: "нет" })).rejects.toMatchObject(
        refused,
      );
    }
    await expect(getAdminOverview(ctxOf(order.seller))).rejects.toMatchObject({ code: "ROLE_NEEDED" });
  });
});

it("the overview counts open failures by owner and kind", async () => {
  await database().update(failureInbox).set({ resolvedAt: new Date() });
  const order = await orderIn("PRICE_FAILED");
  await failed(order, pricing(order), "seller", "payment");
  const { failures } = await getAdminOverview(ctxOf(await staffMember("admin")));
  expect(failures).toMatchObject([{ owner: "seller", kind: "payment", count: 1 }]);
});
