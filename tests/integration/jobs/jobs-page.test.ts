import { eq } from "drizzle-orm";
import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outbox } from "#db/schema/index.ts";
import { cancelRun } from "#server/commands/jobs/cancel-run.ts";
import { replayRun } from "#server/commands/jobs/replay-run.ts";
import { retryRun } from "#server/commands/jobs/retry-run.ts";
import { database } from "#server/database.ts";
import { readEngineGauges } from "#server/observability/engine-gauges.ts";
import { metrics } from "#server/observability/metrics.ts";
import { getJobsOverview } from "#server/queries/jobs/jobs-overview.ts";
import { listRuns } from "#server/queries/jobs/list-runs.ts";
import { getRun } from "#server/queries/jobs/run-detail.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import type { MadeOrder } from "#tests/factories/early-moves.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { auditOf, promisesOf } from "../admin/admin-world.ts";
import { ended, eventually, KEYS, runsOf, startWorld, type World } from "../engine/support.ts";

const broken = new Set<string>();
let world: World;
let order: MadeOrder;
let admin: Awaited<ReturnType<typeof staffMember>>;

beforeAll(async () => {
  world = await startWorld(
    (client) => [
      client.createFunction(
        { id: "price", retries: 0, triggers: [{ event: "t/price" }] },
        async ({ event, step }) => {
          const { sum } = await step.run("load", () => ({ sum: 41 }));
          return step.run("write", () => {
            if (broken.has(event.data.orderId)) throw new NonRetriableError("no rules");
            return sum + 1;
          });
        },
      ),
      client.createFunction({ id: "measure", triggers: [{ event: "t/measure" }] }, () => "x".repeat(9_000)),
      client.createFunction({ id: "stubborn", triggers: [{ event: "t/stubborn" }] }, ({ step }) =>
        step.run("again", () => {
          throw new RetryAfterError("later", "1h");
        }),
      ),
      client.createFunction({ id: "nap", triggers: [{ event: "t/nap" }] }, ({ step }) =>
        step.sleep("long", "1h"),
      ),
    ],
    { signed: true },
  );
  process.env.JOBS_OPERATOR_URL = `${world.engine.url}/operator`;
  process.env.INNGEST_SIGNING_KEY = KEYS.signing;
  order = await orderIn("SUBMITTED");
  admin = await staffMember("admin");
});
afterAll(() => world.stop());

const ctx = () => ctxOf(admin);

async function runOf(name: string, data: Record<string, unknown>, isOver = true): Promise<string> {
  const { ids } = await world.send({ name, data });
  if (isOver) return (await ended(world.engine, ids[0], { signed: true })).run_id;
  const [run] = await eventually(async () => {
    const runs = await runsOf(world.engine, ids[0] ?? "", true);
    return runs.length > 0 && runs;
  });
  return run?.run_id ?? "";
}

async function priced(isBroken = false): Promise<string> {
  if (isBroken) broken.add(order.orderId);
  else broken.delete(order.orderId);
  return runOf("t/price", { customerId: order.customerId, orderId: order.orderId });
}

const over = (runId: string) =>
  eventually(async () => {
    const run = await getRun(ctx(), { runId });
    return run.endedAt !== null && run;
  });

describe("looking", () => {
  it("shows the functions of each app, what they did and what waits", async () => {
    await priced();
    await runOf("t/nap", {}, false);
    const shown = await eventually(async () => {
      const { engine } = await getJobsOverview(ctx());
      if (engine.state !== "shown") throw new Error(engine.state);
      const [app] = engine.apps;
      return app?.functions.find(({ name }) => name === "nap")?.sleeping === 1 && app;
    });
    expect(shown.name).toBe("shop");
    expect(shown.functions.map(({ name }) => name)).toEqual(["price", "measure", "stubborn", "nap"]);
    const [price] = shown.functions;
    expect(price).toMatchObject({ triggers: [{ event: "t/price" }], queued: 0, oldestWaitingSeconds: null });
    expect(price?.lastHour.completed).toBeGreaterThan(0);
  });

  it("finds the runs of an order by its number, those of its model too, and names the order", async () => {
    const [promise] = await promisesOf(order.orderId, "order/price.requested");
    const price = await priced();
    const [{ modelId } = { modelId: "" }] = await database().query.orders.findMany({
      where: (orders) => eq(orders.id, order.orderId),
    });
    const measure = await runOf("t/measure", {
      customerId: order.customerId,
      modelId,
      outboxId: promise?.id,
    });
    const other = await runOf("t/measure", { modelId: "another" });
    const said = order.number.toLowerCase().replaceAll("-", " ");
    const { rows } = await listRuns(ctx(), { search: said });
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([price, measure]));
    expect(rows.map(({ id }) => id)).not.toContain(other);
    for (const row of rows)
      expect(row.order).toEqual({
        customerId: order.customerId,
        orderId: order.orderId,
        number: order.number,
      });
    const narrowed = { search: said, functionId: "shop-measure", status: "Completed", span: "hour" } as const;
    expect((await listRuns(ctx(), narrowed)).rows.map(({ id }) => id)).toEqual([measure]);
    expect((await listRuns(ctx(), { ...narrowed, status: "Failed" })).rows).toEqual([]);
    const early = ctxOf(admin, { at: new Date(Date.now() + 2 * 3_600_000) });
    expect((await listRuns(early, narrowed)).rows).toEqual([]);
    expect((await listRuns(ctx(), { search: "F-9999999-A" })).rows).toEqual([]);
    expect((await listRuns(ctx(), { search: other })).rows.map(({ id }) => id)).toEqual([other]);
  });

  it("shows one run with its input, steps, tries and errors, and cuts what nobody reads", async () => {
    const run = await over(await priced(true));
    expect(run).toMatchObject({
      status: "Failed",
      functionId: "shop-price",
      order: { number: order.number },
    });
    expect(JSON.parse(run.input?.text ?? "")).toMatchObject({ orderId: order.orderId });
    expect(run.error?.text).toContain("no rules");
    expect(run.steps).toMatchObject([
      { name: "load", state: "done", attempts: 1, tries: [] },
      { name: "write", state: "failed", tries: [{ attempt: 1, error: expect.stringContaining("no rules") }] },
    ]);
    expect(JSON.parse(run.steps[0]?.output?.text ?? "")).toEqual({ sum: 41 });
    await runOf("t/stubborn", {}, false);
    const trying = await eventually(async () => {
      const { rows } = await listRuns(ctx(), { functionId: "shop-stubborn" });
      const one = rows[0] && (await getRun(ctx(), { runId: rows[0].id }));
      return one && one.tries.length > 0 && one;
    });
    expect(trying).toMatchObject({ status: "Running", steps: [], next: [{ underWay: false, attempt: 1 }] });
    expect(trying.tries).toMatchObject([
      { attempt: 1, status: 206, error: expect.stringContaining("later") },
    ]);
    const measured = await over(await runOf("t/measure", {}));
    expect(measured.output).toMatchObject({ isCut: true });
    expect(measured.output?.text.length).toBeLessThan(5_000);
    const missing = { runId: "01M8XW3Y7C0000000000000000" };
    await expect(getRun(ctx(), missing)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  });

  it("knows from our own tables what is promised and not done", async () => {
    await database()
      .update(outbox)
      .set({ availableAt: new Date(Date.now() - 90_000) })
      .where(eq(outbox.orderId, order.orderId));
    const { topics } = (await getJobsOverview(ctx())).effects;
    const price = topics.find(({ topic }) => topic === "order/price.requested");
    expect(price).toMatchObject({ waiting: 1, unsettled: 0, overdue: 0 });
    expect(price?.oldestWaitingSeconds).toBeGreaterThan(85);
    expect(topics.find(({ topic }) => topic === "model/copy.requested")?.oldestUnsettledSeconds).toBeNull();
  });

  it("tells the metrics the same", async () => {
    await readEngineGauges();
    const text = await metrics().registry.metrics();
    expect(text).toMatch(/facet_engine_work\{function="shop-nap",state="sleeping"\} [1-9]/);
    expect(text).toMatch(/facet_engine_runs_last_hour\{function="shop-price",outcome="completed"\} [1-9]/);
    expect(text).toContain('facet_engine_oldest_waiting_seconds{function="shop-price"} 0');
  });
});

describe("acting", () => {
  it("retries as a new run that keeps what succeeded, with a name beside it", async () => {
    const runId = await priced(true);
    broken.delete(order.orderId);
    const again = await retryRun(ctx(), { runId });
    const run = await over(again.runId);
    expect(run).toMatchObject({ status: "Completed", originRun: runId, output: { text: "42" } });
    expect(await auditOf("retry_run", runId)).toMatchObject([
      { actorName: admin.name, detail: { function: "shop-price", status: "Failed" } },
    ]);
    expect((await getRun(ctx(), { runId })).related).toMatchObject([{ id: again.runId, relation: "rerun" }]);
  });

  it("replays from a step, or everything", async () => {
    const runId = await priced();
    const [load, write] = (await getRun(ctx(), { runId })).steps;
    for (const stepId of [write?.id, null]) {
      const run = await over((await replayRun(ctx(), { runId, stepId })).runId);
      const first = run.steps.find(({ name }) => name === "load");
      expect(run.status).toBe("Completed");
      expect(first?.endedAt === load?.endedAt).toBe(stepId !== null);
    }
    const noted = await auditOf("replay_run", runId);
    expect(noted.map(({ detail }) => detail.fromStep)).toEqual(["write", null]);
    await expect(replayRun(ctx(), { runId, stepId: "x" })).rejects.toMatchObject({ kind: "NOT_FOUND" });
    expect(await auditOf("replay_run", runId)).toHaveLength(2);
  });

  it("cancels what is under way, once; what is under way is not done again meanwhile", async () => {
    const runId = await runOf("t/nap", {}, false);
    for (const act of [retryRun, replayRun])
      await expect(act(ctx(), { runId })).rejects.toMatchObject({ code: "RUN_STILL_ACTIVE" });
    await cancelRun(ctx(), { runId });
    expect((await over(runId)).status).toBe("Cancelled");
    await expect(cancelRun(ctx(), { runId })).rejects.toMatchObject({ code: "RUN_OVER" });
    expect(await auditOf("cancel_run", runId)).toHaveLength(1);
    expect(await auditOf("retry_run", runId)).toEqual([]);
  });

  it("is for administrators alone, and leaves no trace for others", async () => {
    const runId = await priced(true);
    const { seller, operator } = order;
    for (const actor of [seller, operator, await customerOf()]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      const asking = ctxOf(actor);
      for (const act of [getRun, cancelRun, retryRun, replayRun])
        await expect(act(asking, { runId })).rejects.toMatchObject(refused);
      await expect(getJobsOverview(asking)).rejects.toMatchObject(refused);
      await expect(listRuns(asking, {})).rejects.toMatchObject(refused);
    }
    expect((await getRun(ctx(), { runId })).related).toEqual([]);
  });
});

it("says that the engine is silent, with our own tables still read, and does nothing", async () => {
  const runId = await priced(true);
  await world.stop();
  const { engine, effects } = await getJobsOverview(ctx());
  expect(engine).toEqual({ state: "silent" });
  expect(effects.topics.length).toBeGreaterThan(5);
  expect(await listRuns(ctx(), {})).toMatchObject({ rows: [], next: null });
  await expect(retryRun(ctx(), { runId })).rejects.toMatchObject({
    kind: "UNAVAILABLE",
    code: "JOBS_SILENT",
  });
  expect(await auditOf("retry_run", runId)).toEqual([]);
});
