import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, eventually, pause, runsOf, startWorld, type World } from "./support.ts";

const spans: { key: string; from: number; to: number }[] = [];
const ticks: string[] = [];

async function busy(key: string, ms = 120): Promise<void> {
  const from = performance.now();
  await pause(ms);
  spans.push({ key, from, to: performance.now() });
}

/** The most calls that were open at one moment. */
function mostAtOnce(prefix: string): number {
  const edges = spans
    .filter(({ key }) => key.startsWith(prefix))
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [open, most] = [0, 0];
  for (const { by } of edges) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}

let world: World;
beforeAll(async () => {
  world = await startWorld((client) => [
    client.createFunction(
      { id: "keyed", concurrency: { limit: 1, key: "event.data.shop" }, triggers: [{ event: "t/keyed" }] },
      ({ event }) => busy(`keyed ${event.data.shop}`),
    ),
    client.createFunction(
      {
        id: "both",
        concurrency: [{ limit: 3 }, { limit: 1, key: "event.data.shop" }],
        triggers: [{ event: "t/both" }],
      },
      ({ event }) => busy(`both ${event.data.shop}`),
    ),
    client.createFunction(
      { id: "naps", concurrency: 1, triggers: [{ event: "t/naps" }] },
      async ({ event, step }) => {
        await step.run("one", () => busy(`naps one ${event.data.n}`, 60));
        await step.sleep("nap", "2s");
        await step.run("two", () => busy(`naps two ${event.data.n}`, 60));
      },
    ),
    client.createFunction(
      { id: "par", concurrency: { limit: 1 }, triggers: [{ event: "t/par" }] },
      async ({ step }) => {
        await Promise.all(["x", "y", "z"].map((id) => step.run(id, () => busy(`par ${id}`))));
      },
    ),
    client.createFunction(
      { id: "once", idempotency: "event.data.order", triggers: [{ event: "t/once" }] },
      ({ event }) => event.data.n,
    ),
    client.createFunction(
      { id: "some", triggers: [{ event: "t/some", if: "event.data.amount > 100" }] },
      () => 1,
    ),
    client.createFunction({ id: "tick", triggers: [{ cron: "TZ=Europe/Berlin * * * * *" }] }, ({ event }) => {
      ticks.push(`${event.name} ${event.id}`);
    }),
  ]);
});
afterAll(() => world.stop());

async function runAll(name: string, list: Record<string, unknown>[]): Promise<void> {
  const { ids } = await world.send(list.map((data) => ({ name, data })));
  for (const id of ids) await ended(world.engine, id);
}

describe("concurrency", () => {
  test("a key limits its own value only", async () => {
    await runAll(
      "t/keyed",
      [..."AAABBC"].map((shop) => ({ shop })),
    );
    expect(mostAtOnce("keyed A")).toBe(1);
    expect(mostAtOnce("keyed B")).toBe(1);
    expect(mostAtOnce("keyed")).toBeGreaterThan(1);
  });

  test("two limits hold together", async () => {
    await runAll(
      "t/both",
      [..."AABBCCDDEE"].map((shop) => ({ shop })),
    );
    expect(mostAtOnce("both A")).toBe(1);
    expect(mostAtOnce("both")).toBe(3);
  });

  test("a sleeping run holds no place", async () => {
    await runAll(
      "t/naps",
      [1, 2, 3].map((n) => ({ n })),
    );
    expect(mostAtOnce("naps")).toBe(1);
    const order = spans.filter(({ key }) => key.startsWith("naps")).map(({ key }) => key.slice(5, 8));
    expect(order).toEqual(["one", "one", "one", "two", "two", "two"]);
  });

  test("parallel steps of one run count one by one", async () => {
    await runAll("t/par", [{}]);
    expect(mostAtOnce("par")).toBe(1);
  });

  test("a crowd behind one key does not hold up the others", async () => {
    const crowd = world.send(
      Array.from({ length: 60 }, () => ({ name: "t/keyed", data: { shop: "crowd" } })),
    );
    await crowd;
    const started = performance.now();
    const { ids } = await world.send({ name: "t/keyed", data: { shop: "alone" } });
    await ended(world.engine, ids[0]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("what starts a run", () => {
  test("idempotency: the second event with the same value is accepted and starts nothing", async () => {
    const { ids } = await world.send([
      { name: "t/once", data: { order: "i1", n: 1 } },
      { name: "t/once", data: { order: "i2", n: 2 } },
    ]);
    const second = await world.send({ name: "t/once", data: { order: "i1", n: 3 } });
    expect((await ended(world.engine, ids[0])).output).toBe(1);
    expect((await ended(world.engine, ids[1])).output).toBe(2);
    expect(await runsOf(world.engine, second.ids[0] ?? "")).toEqual([]);
  });

  test("a trigger's condition; a missing field is no match", async () => {
    const { ids } = await world.send([
      { name: "t/some", data: { amount: 500 } },
      { name: "t/some", data: { amount: 50 } },
      { name: "t/some", data: {} },
    ]);
    await ended(world.engine, ids[0]);
    expect(await runsOf(world.engine, ids[1] ?? "")).toEqual([]);
    expect(await runsOf(world.engine, ids[2] ?? "")).toEqual([]);
  });

  test("a schedule fires each tick once, and missed ticks once together", async () => {
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
    await sql`update engine.crons set next_at = date_trunc('minute', now()) - interval '3 minutes'`;
    const [row] = await sql<{ tick: Date }[]>`
      select date_trunc('minute', now()) - interval '3 minutes' as tick`;
    const tick = `${row?.tick.toISOString().slice(0, 19)}Z`;
    await eventually(() => ticks.includes(`inngest/scheduled.timer ${tick}`));
    await sql`update engine.crons set next_at = ${row?.tick ?? null}`;
    await pause(1_500);
    await sql.end();
    expect(ticks.filter((each) => each.endsWith(tick))).toHaveLength(1);
  });
});
