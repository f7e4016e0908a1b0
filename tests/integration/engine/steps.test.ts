import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, pause, startWorld, unique, type World } from "./support.ts";

const seen: { what: string; at: number; detail?: unknown }[] = [];
const note = (what: string, detail?: unknown) => void seen.push({ what, at: Date.now(), detail });
const times = (what: string) => seen.filter((each) => each.what === what);

let world: World;
beforeAll(async () => {
  world = await startWorld((client) => [
    client.createFunction({ id: "plain", triggers: [{ event: "t/plain" }] }, ({ event }) => ({
      n: event.data.n,
    })),
    client.createFunction({ id: "void", triggers: [{ event: "t/void" }] }, () => {}),
    client.createFunction({ id: "seq", triggers: [{ event: "t/seq" }] }, async ({ step }) => {
      note("seq body");
      const a = await step.run("a", () => ({ v: 2 }));
      const b = await step.run("b", () => [a.v, "two", null]);
      await step.run("c", () => {});
      return { a, b };
    }),
    client.createFunction({ id: "loop", triggers: [{ event: "t/loop" }] }, async ({ step }) => {
      const values: number[] = [];
      for (let i = 0; i < 3; i++) values.push(await step.run("same", () => i));
      return values;
    }),
    client.createFunction({ id: "par", triggers: [{ event: "t/par" }] }, async ({ step }) => {
      const slow = (ms: number, value: string) => async () => {
        await pause(ms);
        return value;
      };
      const winner = Promise.race([
        step.run("slow", slow(300, "slow")),
        step.run("fast", slow(20, "fast")),
        step.sleep("nap", "1s").then(() => "nap"),
      ]);
      return { winner: await winner };
    }),
    client.createFunction({ id: "sleep", triggers: [{ event: "t/sleep" }] }, async ({ event, step }) => {
      await step.run("before", () => note("before sleep"));
      await step.sleep("nap", "1s");
      await step.sleepUntil("until", new Date(event.data.until));
      note("woke", event.data.until);
    }),
    client.createFunction(
      { id: "flaky", retries: 2, triggers: [{ event: "t/flaky" }] },
      async ({ step, attempt }) => {
        const value = await step.run("x", () => {
          note("flaky", attempt);
          if (attempt < 2) throw new Error(`boom ${attempt}`);
          return `fixed at ${attempt}`;
        });
        return { value, attempt };
      },
    ),
    client.createFunction({ id: "body", retries: 3, triggers: [{ event: "t/body" }] }, ({ attempt }) => {
      note("body", attempt);
      if (attempt === 0) throw new RetryAfterError("slow down", "1s");
      return attempt;
    }),
    client.createFunction({ id: "never", retries: 3, triggers: [{ event: "t/never" }] }, async ({ step }) => {
      await step.run("stop", () => {
        note("never");
        throw new NonRetriableError("stop");
      });
    }),
    client.createFunction(
      { id: "caught", retries: 1, triggers: [{ event: "t/caught" }] },
      async ({ step }) => {
        const failed = await step
          .run("bad", () => {
            throw new NonRetriableError("caught me");
          })
          .catch((error: Error) => `${error.name}: ${error.message}`);
        const undone = await step.run("compensate", () => "undone");
        return { failed, undone };
      },
    ),
    client.createFunction(
      { id: "settled", retries: 0, triggers: [{ event: "t/settled" }] },
      async ({ step }) => {
        const all = await Promise.allSettled([
          step.run("good", () => 1),
          step.run("bad", () => {
            throw new Error("bad branch");
          }),
        ]);
        return all.map((each) => (each.status === "fulfilled" ? each.value : String(each.reason.message)));
      },
    ),
  ]);
});
afterAll(() => world.stop());

async function run(name: string, data: Record<string, unknown> = {}) {
  const { ids } = await world.send({ name, data });
  return ended(world.engine, ids[0]);
}

describe("steps", () => {
  test("a function without steps returns its value; one that returns nothing gives null", async () => {
    expect(await run("t/plain", { n: 7 })).toMatchObject({ status: "Completed", output: { n: 7 } });
    expect(await run("t/void")).toMatchObject({ status: "Completed", output: null });
  });

  test("each step runs once, the body once per step", async () => {
    const { output } = await run("t/seq");
    expect(output).toEqual({ a: { v: 2 }, b: [2, "two", null] });
    expect(times("seq body")).toHaveLength(4);
  });

  test("one id used in a loop names several steps", async () => {
    expect((await run("t/loop")).output).toEqual([0, 1, 2]);
  });

  test("parallel members finish in their own order, which a replayed race sees again", async () => {
    expect((await run("t/par")).output).toEqual({ winner: "fast" });
  });

  test("sleeps wake after their time, never before", async () => {
    const until = new Date(Date.now() + 2_300).toISOString();
    await run("t/sleep", { until });
    const [before, woke] = [times("before sleep")[0], times("woke")[0]];
    expect(woke?.at).toBeGreaterThanOrEqual(Date.parse(until));
    expect((woke?.at ?? 0) - Date.parse(until)).toBeLessThan(700);
    expect((woke?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

describe("retries", () => {
  test("a step is tried again with a growing attempt, then attempts start at zero", async () => {
    expect((await run("t/flaky")).output).toEqual({ value: "fixed at 2", attempt: 0 });
    expect(times("flaky").map(({ detail }) => detail)).toEqual([0, 1, 2]);
  });

  test("RetryAfterError decides when", async () => {
    expect((await run("t/body")).output).toBe(1);
    const [first, second] = times("body");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test("NonRetriableError ends the step and the run at once", async () => {
    const failed = await run("t/never");
    expect(failed).toMatchObject({
      status: "Failed",
      output: { name: "NonRetriableError", message: "stop" },
    });
    expect(times("never")).toHaveLength(1);
  });

  test("a failed step can be caught and compensated", async () => {
    expect((await run("t/caught")).output).toEqual({
      failed: "NonRetriableError: caught me",
      undone: "undone",
    });
  });

  test("a failed member does not stop its siblings", async () => {
    expect((await run("t/settled")).output).toEqual([1, "bad branch"]);
  });
});

describe("events", () => {
  test("an id chosen by the caller starts a function once", async () => {
    const id = unique("order");
    const { ids } = await world.send([
      { id, name: "t/plain", data: { n: 1 } },
      { id, name: "t/plain", data: { n: 2 } },
    ]);
    const again = await world.send({ id, name: "t/plain", data: { n: 3 } });
    expect((await ended(world.engine, ids[0])).output).toEqual({ n: 1 });
    expect(again.ids[0]).not.toBe(ids[0]);
    await pause(200);
    for (const other of [ids[1], again.ids[0]]) {
      const answer = await fetch(`${world.engine.url}/v1/events/${other}/runs`);
      expect(((await answer.json()) as { data: unknown[] }).data).toEqual([]);
    }
  });

  test("a request sent twice with one seed is one event", async () => {
    const post = async () => {
      const answer = await fetch(`${world.engine.url}/e/any`, {
        method: "POST",
        headers: { "x-inngest-event-id-seed": "1795389829493,lAYPI8sRwAXbrQ==" },
        body: JSON.stringify([{ name: "t/plain", data: { n: 9 } }]),
      });
      return ((await answer.json()) as { ids: string[] }).ids;
    };
    const [first, second] = [await post(), await post()];
    expect(second).toEqual(first);
    await ended(world.engine, first[0]);
    const answer = await fetch(`${world.engine.url}/v1/events/${first[0]}/runs`);
    expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(1);
  });

  test("requests with one seed that wait together are one event", async () => {
    const headers = { "x-inngest-event-id-seed": "1795389829494,lAYPI8sRwAXbrQ==" };
    const body = JSON.stringify([{ name: "t/plain", data: { n: 10 } }]);
    const post = () => fetch(`${world.engine.url}/e/any`, { method: "POST", headers, body });
    // The first is being stored while the others come in, and they are stored at once.
    const other = { method: "POST", body: JSON.stringify([{ name: "t/unheard", data: {} }]) };
    const early = fetch(`${world.engine.url}/e/any`, other);
    const [first, ...others] = await Promise.all([post(), ...Array.from({ length: 7 }, post)]);
    expect((await early).status).toBe(200);
    expect([first, ...others].map(({ status }) => status)).toEqual(Array(8).fill(200));
    const { ids } = (await first.json()) as { ids: string[] };
    await ended(world.engine, ids[0]);
    const answer = await fetch(`${world.engine.url}/v1/events/${ids[0]}/runs`);
    expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(1);
  });

  test("an event of the future starts its runs then", async () => {
    const ts = Date.now() + 800;
    const { ids } = await world.send({ name: "t/plain", data: { n: 1 }, ts });
    const run = await ended(world.engine, ids[0]);
    expect(Date.parse(run.ended_at ?? "")).toBeGreaterThanOrEqual(ts);
  });

  test("500 events of one request all run", async () => {
    const { ids } = await world.send(
      Array.from({ length: 500 }, (_, n) => ({ name: "t/plain", data: { n } })),
    );
    for (const [n, id] of ids.entries()) expect((await ended(world.engine, id)).output).toEqual({ n });
  });
});
