import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crash, resume, stall, startPair } from "#tests/support/standby.ts";
import { eventually, pause } from "../engine/support.ts";

// The pair's address must stand in the environment before anything reads it.
const pair = await startPair();
process.env.DATABASE_URL = pair.primary.url;
const { connect } = await import("#db/client.ts");
const { migrateDatabase } = await import("#db/migrate.ts");
const { orderEvents, orders, orderViews } = await import("#db/schema/index.ts");
const { DEFAULT_OPTIONS } = await import("#lib/domain/order/default-options.ts");
const { requestPrice } = await import("#server/commands/order/request-price.ts");
const { unavailable } = await import("#server/commands/shared/unavailable.ts");
const { database } = await import("#server/database.ts");
const { health } = await import("#server/observability/health.ts");
const { ctxOf, newKey } = await import("#tests/factories/ctx.ts");
const { customerOf } = await import("#tests/factories/people.ts");
const { orderIn } = await import("#tests/factories/order-in.ts");

type Ask = { customer: Awaited<ReturnType<typeof customerOf>>; input: Parameters<typeof requestPrice>[1] };
type Db = ReturnType<typeof connect>;
const asked = (order: { orderId: string }) => ({
  key: newKey(),
  orderId: order.orderId,
  options: DEFAULT_OPTIONS,
});
const submit = ({ customer, input }: Ask, db: Db = database()) =>
  requestPrice({ ...ctxOf(customer), db }, input);
const statusOf = async (orderId: string, db: Db = database()) =>
  (await db.select().from(orders).where(eq(orders.id, orderId)))[0]?.status;

beforeAll(async () => {
  await migrateDatabase(database());
});
afterAll(async () => {
  await database().$client.end({ timeout: 0 });
  await pair.remove();
});

describe("a standby that stalls", () => {
  it("lets writes wait: nothing is acknowledged that it does not hold, 503 instead, and all is there once when it is back", async () => {
    const order = await orderIn("FILE_UPLOADED");
    const ask = { customer: order.customer, input: asked(order) };
    const hasty = connect(pair.primary.url, { max: 1, statementTimeoutMs: 2_000 });
    await hasty.$client`select 1`;
    stall(pair.standby);
    const refused = await submit(ask, hasty).then(
      () => "acknowledged",
      (error: unknown) => unavailable(error),
    );
    expect(refused).toMatchObject({ kind: "UNAVAILABLE", details: { retryAfterS: 5 } });
    expect(await statusOf(order.orderId)).toBe("FILE_UPLOADED");
    expect((await health()).status).toBe("down");
    resume(pair.standby);
    await hasty.$client.end();
    await eventually(async () => (await statusOf(order.orderId)) === "SUBMITTED");
    expect(await submit(ask)).toMatchObject({ status: "SUBMITTED", version: 3 });
    await eventually(async () => (await health()).parts.database.state === "ok");
  });
});

describe("a primary that is lost", () => {
  it("has left every acknowledged row on the standby that takes over, and a repeated request acts once", async () => {
    const acknowledged: (Ask & { version: number })[] = [];
    const unanswered: Ask[] = [];
    let isOver = false;
    const customer = async () => {
      while (!isOver) {
        const order = await orderIn("FILE_UPLOADED").catch(() => null);
        if (!order) continue;
        const ask = { customer: order.customer, input: asked(order) };
        await submit(ask).then(
          ({ version }) => acknowledged.push({ ...ask, version }),
          () => unanswered.push(ask),
        );
      }
    };
    const customers = Array.from({ length: 8 }, customer);
    await eventually(() => acknowledged.length >= 40, 60_000);
    crash(pair.primary);
    await pair.primary.process.kill();
    isOver = true;
    const db = connect(pair.standby.url, { max: 8 });
    await db.$client`select pg_promote()`;
    // A statement that the driver lost with its connection is never answered: that customer has been told nothing.
    await Promise.race([Promise.all(customers), pause(20_000)]);
    for (const ask of acknowledged) {
      const { orderId } = ask.input;
      const history = await db.select().from(orderEvents).where(eq(orderEvents.orderId, orderId));
      expect(history.map(({ seq }) => seq).toSorted()).toEqual([1, 2, ask.version]);
      const [view] = await db.select().from(orderViews).where(eq(orderViews.orderId, orderId));
      expect([await statusOf(orderId, db), view?.status]).toEqual(["SUBMITTED", "SUBMITTED"]);
      expect(await submit(ask, db)).toMatchObject({ version: ask.version });
    }
    for (const ask of unanswered) {
      await submit(ask, db);
      expect(await submit(ask, db)).toMatchObject({ status: "SUBMITTED", version: 3 });
    }
    await db.$client.end();
  });
});
