import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, eventually, runsOf, startWorld, unique, type World } from "./support.ts";

let broken = true;
const executed: string[] = [];
let world: World;
beforeAll(async () => {
  world = await startWorld(
    (client) => [
      client.createFunction(
        { id: "order", retries: 1, triggers: [{ event: "t/order" }] },
        async ({ event, step }) => {
          const first = await step.run("first", () => {
            executed.push(`first ${event.data.orderId}`);
            return 1;
          });
          const second = await step.run("second", () => {
            executed.push(`second ${event.data.orderId}`);
            if (broken) throw new Error("out of gold");
            return first + 1;
          });
          return first + second;
        },
      ),
      client.createFunction({ id: "napper", triggers: [{ event: "t/nap" }] }, async ({ step }) => {
        await step.sleep("long", "1h");
      }),
    ],
    { config: { leaseMs: 4_000 } },
  );
});
afterAll(() => world.stop());

type Json = Record<string, unknown>;
async function get(path: string): Promise<Json> {
  return (await (await fetch(`${world.engine.url}/operator${path}`)).json()) as Json;
}
async function post(path: string, body: unknown = {}): Promise<{ status: number; body: Json }> {
  const answer = await fetch(`${world.engine.url}/operator${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Json };
}
const runIds = (page: Json) => (page.runs as { id: string }[]).map(({ id }) => id);
async function failedOrder(orderId: string): Promise<string> {
  broken = true;
  const { ids } = await world.send({ name: "t/order", data: { orderId } });
  return (await ended(world.engine, ids[0])).run_id;
}

describe("looking", () => {
  test("functions with their rate, failures, depth and oldest waiting", async () => {
    await failedOrder(unique("ord"));
    await world.send({ name: "t/nap", data: {} });
    const napping = await eventually(async () => {
      const { functions, apps } = (await get("/functions")) as { functions: Json[]; apps: Json[] };
      expect(apps).toMatchObject([{ name: "shop" }]);
      const [order, napper] = ["shop-order", "shop-napper"].map((id) =>
        functions.find((each) => each.id === id),
      );
      expect(order).toMatchObject({ name: "order", triggers: [{ event: "t/order" }], activeRuns: 0 });
      expect(order?.lastHour).toMatchObject({ failed: expect.any(Number) });
      return napper?.sleeping === 1 && napper;
    });
    expect(napping).toMatchObject({ activeRuns: 1, queued: 0, oldestWaitingSeconds: null });
  });

  test("runs by function, state, time, order number and page by page", async () => {
    const orderId = unique("ord");
    const made = [
      await failedOrder(orderId),
      await failedOrder(orderId),
      await failedOrder(orderId),
    ].toReversed();
    expect(runIds(await get(`/runs?ref=${orderId}`))).toEqual(made);
    const first = await get(`/runs?ref=${orderId}&limit=2`);
    expect([runIds(first), first.next]).toEqual([made.slice(0, 2), made[1]]);
    const rest = await get(`/runs?ref=${orderId}&limit=2&cursor=${String(first.next)}`);
    expect([runIds(rest), rest.next]).toEqual([made.slice(2), null]);
    expect(runIds(await get(`/runs?ref=${orderId}&status=Completed`))).toEqual([]);
    expect(runIds(await get(`/runs?ref=${orderId}&status=Failed&function=shop-order`))).toEqual(made);
    expect(
      runIds(await get(`/runs?ref=${orderId}&since=${new Date(Date.now() + 60_000).toISOString()}`)),
    ).toEqual([]);
    expect(runIds(await get(`/runs?ref=${made[0]}`))).toEqual(made.slice(0, 1));
  });

  test("one run: event, steps, failed tries, error", async () => {
    const id = await failedOrder(unique("ord"));
    const detail = await get(`/runs/${id}`);
    expect(detail).toMatchObject({
      run: { id, status: "Failed", functionId: "shop-order", error: { message: "out of gold" } },
      event: { name: "t/order" },
      steps: [
        { name: "first", state: "done", value: { data: 1 }, attempts: 1 },
        { name: "second", state: "done", value: { error: { message: "out of gold" } }, attempts: 2 },
      ],
      work: [],
    });
    expect((detail.attempts as Json[]).map(({ attempt }) => attempt)).toEqual([0, 1, 0]);
  });
});

describe("acting", () => {
  test("retry keeps what succeeded and does the rest again, as a new run", async () => {
    const orderId = unique("ord");
    const id = await failedOrder(orderId);
    broken = false;
    const { body } = await post(`/runs/${id}/retry`);
    const done = await eventually(async () => {
      const { run } = (await get(`/runs/${String(body.runId)}`)) as { run: Json };
      return run.endedAt !== null && run;
    });
    expect(done).toMatchObject({ status: "Completed", output: 3, originRun: id });
    expect(executed.filter((each) => each === `first ${orderId}`)).toHaveLength(1);
    const { related } = (await get(`/runs/${id}`)) as { related: Json[] };
    expect(related).toMatchObject([{ id: body.runId, relation: "rerun", status: "Completed" }]);
  });

  test("replay from a step does that step and all after it again; without a step, everything", async () => {
    const orderId = unique("ord");
    const id = await failedOrder(orderId);
    broken = false;
    const { steps } = (await get(`/runs/${id}`)) as { steps: { id: string; name: string }[] };
    const second = steps.find(({ name }) => name === "second")?.id;
    for (const [body, firsts] of [
      [{ fromStep: second }, 1],
      [{}, 2],
    ] as const) {
      const replayed = await post(`/runs/${id}/replay`, body);
      await eventually(async () => {
        const { run } = (await get(`/runs/${String(replayed.body.runId)}`)) as { run: Json };
        return run.status === "Completed";
      });
      expect(executed.filter((each) => each === `first ${orderId}`)).toHaveLength(firsts);
    }
  });

  test("cancel ends a run; what is over cannot be cancelled, what is under way cannot be replayed", async () => {
    const { ids } = await world.send({ name: "t/nap", data: {} });
    const [run] = await eventually(async () => {
      const runs = await runsOf(world.engine, ids[0] ?? "");
      return runs.length > 0 && runs;
    });
    expect((await post(`/runs/${run?.run_id}/retry`)).body.error).toBe("RUN_STILL_ACTIVE");
    expect((await post(`/runs/${run?.run_id}/cancel`)).status).toBe(200);
    expect((await ended(world.engine, ids[0])).status).toBe("Cancelled");
    expect(await post(`/runs/${run?.run_id}/cancel`)).toMatchObject({
      status: 409,
      body: { error: "RUN_OVER" },
    });
  });

  test("what does not exist, or is not asked as JSON, is refused by name", async () => {
    expect(await post("/runs/none/retry")).toMatchObject({ status: 404, body: { error: "RUN_NOT_FOUND" } });
    const id = await failedOrder(unique("ord"));
    expect(await post(`/runs/${id}/replay`, { fromStep: "x" })).toMatchObject({
      body: { error: "STEP_NOT_FOUND" },
    });
    const form = await fetch(`${world.engine.url}/operator/runs/${id}/retry`, {
      method: "POST",
      body: "a=b",
    });
    expect(form.status).toBe(415);
    const proxied = await fetch(`${world.engine.url}/operator/functions`, {
      headers: { "x-forwarded-for": "1.2.3.4" },
    });
    expect(proxied.status).toBe(401);
    const bad = await fetch(`${world.engine.url}/operator/runs?since=yesterday`);
    expect(bad.status).toBe(400);
  });
});
