import { type InngestFunction, NonRetriableError, referenceFunction } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ended,
  eventually,
  pause,
  register,
  runsOf,
  startApp,
  startWorld,
  type TestApp,
  type World,
} from "./support.ts";

const seen: { what: string; detail?: unknown }[] = [];
const note = (what: string, detail?: unknown) => void seen.push({ what, detail });
const noted = (what: string) => seen.filter((each) => each.what === what).map(({ detail }) => detail);
const invoke = (functionId: string, appId = "shop") => referenceFunction({ appId, functionId });

let world: World;
let mailer: TestApp;
beforeAll(async () => {
  world = await startWorld((client) => {
    const make = client.createFunction.bind(client);
    const parent = (id: string, child: string, options: { timeout?: string; appId?: string } = {}) =>
      make({ id, retries: 0, triggers: [{ event: `t/${id}` }] }, async ({ event, step }) => {
        try {
          const { appId, timeout } = options;
          const call = {
            function: invoke(child, appId),
            data: { ...event.data },
            ...(timeout ? { timeout } : {}),
          };
          return { got: await step.invoke("call", call) };
        } catch (error) {
          return { caught: (error as Error).name, message: (error as Error).message };
        }
      }) as InngestFunction.Any;
    return [
      make({ id: "wait", triggers: [{ event: "t/wait" }] }, async ({ step }) => {
        const arrived = await step.waitForEvent("w", {
          event: "t/approve",
          timeout: "20s",
          match: "data.order",
        });
        return arrived?.data ?? null;
      }),
      make({ id: "wait-if", triggers: [{ event: "t/wait-if" }] }, async ({ step }) => {
        const condition = "async.data.order == event.data.order && async.data.ok == true";
        const arrived = await step.waitForEvent("w", { event: "t/approve", timeout: "20s", if: condition });
        return arrived?.data ?? null;
      }),
      make({ id: "wait-short", triggers: [{ event: "t/wait-short" }] }, async ({ step }) => ({
        arrived: await step.waitForEvent("w", { event: "t/never", timeout: "1s" }),
      })),
      make({ id: "wait-bad", retries: 0, triggers: [{ event: "t/wait-bad" }] }, async ({ step }) => {
        await step
          .waitForEvent("w", { event: "t/never", timeout: "5s", if: "async.data.a ===" })
          .catch(() => {});
      }),
      make({ id: "wait-two", triggers: [{ event: "t/wait-two" }] }, async ({ step }) =>
        Promise.all(
          ["a", "b"].map(
            async (id) => (await step.waitForEvent(id, { event: "t/two", timeout: "9s" }))?.data,
          ),
        ),
      ),
      make(
        { id: "child", triggers: [{ event: "t/child", if: "event.data.never == 1" }] },
        async ({ event, step }) => {
          const doubled = await step.run("double", () => event.data.n * 2);
          return { doubled, name: event.name };
        },
      ),
      make({ id: "child-bad", retries: 0, triggers: [{ event: "t/x" }] }, () => {
        throw new NonRetriableError("child says no");
      }),
      make(
        { id: "child-slow", triggers: [{ event: "t/x" }], cancelOn: [{ event: "t/stop-child" }] },
        async ({ step }) => {
          await step.sleep("long", "40s");
        },
      ),
      make({ id: "child-void", triggers: [{ event: "t/x" }] }, () => {}),
      parent("calls", "child"),
      parent("calls-bad", "child-bad"),
      parent("calls-void", "child-void"),
      parent("calls-slow", "child-slow"),
      parent("calls-timeout", "child-slow", { timeout: "1s" }),
      parent("calls-missing", "does-not-exist"),
      parent("calls-mailer", "render", { appId: "mailer" }),
      make({ id: "sender", triggers: [{ event: "t/sender" }] }, async ({ step }) => {
        const sent = await step.sendEvent("fan", [
          { name: "t/sent", data: { i: 1 } },
          { name: "t/sent", data: { i: 2 } },
        ]);
        return sent.ids.length;
      }),
      make({ id: "sink", triggers: [{ event: "t/sent" }] }, ({ event }) => note("sent", event.data.i)),
      make({ id: "wild", triggers: [{ event: "t/wild.*" }, { event: "t/wild.b.c" }] }, ({ event }) =>
        note("wild", event.name),
      ),
      make(
        {
          id: "cancelable",
          triggers: [{ event: "t/cancelable" }],
          cancelOn: [{ event: "t/cancel", if: "event.data.order == async.data.order" }],
        },
        async ({ event, step }) => {
          await step.run("first", () => pause(event.data.slow ?? 0));
          await step.sleep("nap", "2s");
          await step.run("second", () => note("second ran", event.data.order));
        },
      ),
      make(
        {
          id: "fails",
          retries: 0,
          triggers: [{ event: "t/fails" }],
          onFailure: ({ error, event }: { error: Error; event: { data: { function_id: string } } }) =>
            note("onFailure", [error.message, event.data.function_id]),
        },
        () => {
          throw new TypeError("dead on arrival");
        },
      ),
      make({ id: "watch", triggers: [{ event: "inngest/function.*" }] }, ({ event }) =>
        note(event.name, [event.data.function_id, event.data._inngest.status]),
      ),
    ];
  });
  mailer = await startApp(world.engine.url, "mailer", (client) => [
    client.createFunction({ id: "render", triggers: [{ event: "t/fan" }] }, ({ event }) => {
      note("fan", "mailer");
      return `<p>${event.data.text}</p>`;
    }),
    client.createFunction({ id: "other", triggers: [{ event: "t/fan" }] }, () => note("fan", "other")),
  ]);
  await register(mailer);
});
afterAll(async () => {
  await world.stop();
  await mailer.close();
});

async function start(name: string, data: Record<string, unknown> = {}): Promise<string> {
  const { ids } = await world.send({ name, data });
  return ids[0] ?? "";
}
const run = async (name: string, data: Record<string, unknown> = {}) =>
  ended(world.engine, await start(name, data));
const waiting = (id: string) =>
  eventually(async () => {
    const [found] = await runsOf(world.engine, id);
    const detail = await fetch(`${world.engine.url}/operator/runs/${found?.run_id}`);
    const { steps = [] } = (await detail.json()) as { steps?: { state: string }[] };
    return steps.some(({ state }) => state === "pending");
  });

describe("waitForEvent", () => {
  test("the first event that matches resumes the step; others do not", async () => {
    const id = await start("t/wait", { order: "o1" });
    await waiting(id);
    await world.send([
      { name: "t/approve", data: { order: "o2" } },
      { name: "t/approve", data: { order: "o1", note: "hi" } },
      { name: "t/approve", data: { order: "o1", note: "late" } },
    ]);
    expect((await ended(world.engine, id)).output).toEqual({ order: "o1", note: "hi" });
  });

  test("an expression sees both events", async () => {
    const id = await start("t/wait-if", { order: "x1" });
    await waiting(id);
    await world.send({ name: "t/approve", data: { order: "x1", ok: false } });
    await world.send({ name: "t/approve", data: { order: "x2", ok: true } });
    await world.send({ name: "t/approve", data: { order: "x1", ok: true } });
    expect((await ended(world.engine, id)).output).toEqual({ order: "x1", ok: true });
  });

  test("one event resumes every step that waits for it", async () => {
    const id = await start("t/wait-two");
    await waiting(id);
    await world.send({ name: "t/two", data: { v: 1 } });
    expect((await ended(world.engine, id)).output).toEqual([{ v: 1 }, { v: 1 }]);
  });

  test("the time-out gives null", async () => {
    expect((await run("t/wait-short")).output).toEqual({ arrived: null });
  });

  test("an expression that is not CEL fails the run, whatever the function catches", async () => {
    expect(await run("t/wait-bad")).toMatchObject({
      status: "Failed",
      output: { code: "InvalidExpression" },
    });
  });
});

describe("invoke", () => {
  test("gives the child's result, ignores the child's trigger condition", async () => {
    const { output } = await run("t/calls", { n: 21 });
    expect(output).toEqual({ got: { doubled: 42, name: "inngest/function.invoked" } });
  });

  test("crosses apps by composite id", async () => {
    expect((await run("t/calls-mailer", { text: "hello" })).output).toEqual({ got: "<p>hello</p>" });
  });

  test("a child that returns nothing gives null", async () => {
    expect((await run("t/calls-void")).output).toEqual({ got: null });
  });

  test("a failed, a missing and a late child are errors of their own names", async () => {
    expect((await run("t/calls-bad")).output).toEqual({
      caught: "NonRetriableError",
      message: "child says no",
    });
    expect((await run("t/calls-missing")).output).toEqual({
      caught: "Error",
      message: "could not find function with ID: shop-does-not-exist",
    });
    expect((await run("t/calls-timeout")).output).toMatchObject({ caught: "InngestInvokeTimeoutError" });
  });

  test("a cancelled child resumes its parent with the raw finished event, as the real server does", async () => {
    const id = await start("t/calls-slow");
    await waiting(id);
    await pause(200);
    await world.send({ name: "t/stop-child", data: {} });
    const { output } = await ended(world.engine, id);
    expect(output).toMatchObject({
      got: { data: { _inngest: { status: "Cancelled" }, function_id: "shop-child-slow" } },
    });
  });
});

describe("events between functions", () => {
  test("sendEvent starts what listens", async () => {
    expect((await run("t/sender")).output).toBe(2);
    await eventually(() => noted("sent").length === 2);
  });

  test("one event starts functions of several apps; a wildcard matches below its prefix, once per event", async () => {
    await start("t/fan", { text: "" });
    await eventually(() => ["mailer", "other"].every((app) => noted("fan").includes(app)));
    await world.send([
      { name: "t/wild.a", data: {} },
      { name: "t/wild.b.c", data: {} },
      { name: "t/wild", data: {} },
    ]);
    await eventually(() => noted("wild").length >= 2);
    await pause(300);
    expect(noted("wild").sort()).toEqual(["t/wild.a", "t/wild.b.c"]);
  });
});

describe("ends of runs", () => {
  test("cancelOn ends a sleeping run and nothing of it runs later", async () => {
    const id = await start("t/cancelable", { order: "c1" });
    const other = await start("t/cancelable", { order: "c9" });
    await waiting(id);
    await world.send({ name: "t/cancel", data: { order: "c1" } });
    expect((await ended(world.engine, id)).status).toBe("Cancelled");
    await eventually(() => noted("inngest/function.cancelled").length > 0);
    expect((await ended(world.engine, other)).status).toBe("Completed");
    expect(noted("second ran")).toEqual(["c9"]);
  });

  test("a step under way when its run is cancelled finishes in vain", async () => {
    const id = await start("t/cancelable", { order: "c2", slow: 600 });
    await pause(250);
    await world.send({ name: "t/cancel", data: { order: "c2" } });
    expect((await ended(world.engine, id)).status).toBe("Cancelled");
    await pause(600);
    expect((await runsOf(world.engine, id))[0]?.status).toBe("Cancelled");
  });

  test("failure emits finished and failed; onFailure gets the error; no loop follows", async () => {
    const failed = await run("t/fails");
    expect(failed.status).toBe("Failed");
    await eventually(() => noted("onFailure").length === 1);
    expect(noted("onFailure")).toEqual([["dead on arrival", "shop-fails"]]);
    await eventually(() => noted("inngest/function.failed").length >= 1);
    const before = seen.length;
    await pause(400);
    expect(seen.length).toBe(before);
    expect(noted("inngest/function.failed")).toContainEqual(["shop-fails", "Failed"]);
    expect(noted("inngest/function.finished")).toContainEqual(["shop-fails", "Failed"]);
  });
});
