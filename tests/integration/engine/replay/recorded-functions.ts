import {
  eventType,
  type Inngest,
  type InngestFunction,
  NonRetriableError,
  RetryAfterError,
  referenceFunction,
} from "inngest";
import { z } from "zod";
import { eventually, pause } from "../support.ts";
import type { EngineView } from "./engine-view.ts";

// The functions behind the recordings, written again from what they were seen to do.

type Json = Record<string, unknown>;
type Make = Inngest["createFunction"];
const ref = (functionId: string, appId = "shop") => referenceFunction({ appId, functionId });
const after = (ms: number, value: unknown) => async () => {
  await pause(ms);
  return value;
};
const told = (error: unknown): Json => {
  const { name, message } = error as Error;
  return { caught: name, message };
};

function sequences(make: Make, engine: EngineView): InngestFunction.Any[] {
  return [
    make({ id: "plain", triggers: [{ event: "demo/plain" }] }, ({ event, attempt }) => ({
      ok: true,
      n: event.data.n,
      attempt,
    })),
    make({ id: "void", triggers: [{ event: "demo/void" }] }, () => {}),
    make({ id: "seq3", triggers: [{ event: "demo/seq3" }] }, async ({ event, step }) => {
      const a = await step.run("a", () => ({ v: event.data.n * 2 }));
      const b = await step.run("b", () => [a.v, "two", null, new Date(0)]);
      const c = await step.run({ id: "c", name: "Third step" }, () => {});
      return { a, b, d: String(c) };
    }),
    make({ id: "loop", triggers: [{ event: "demo/loop" }] }, async ({ step }) => {
      const seen: number[] = [];
      for (let i = 0; i < 3; i++) seen.push(await step.run("same-id", () => i));
      return seen;
    }),
    make({ id: "par", triggers: [{ event: "demo/par" }] }, async ({ step }) => {
      const r = await Promise.all([
        step.run("p1", after(300, 1)),
        step.run("p2", after(100, 2)),
        step.run("p3", after(200, 3)),
      ]);
      return { r, sum: await step.run("sum", () => 6) };
    }),
    make({ id: "par-chains", triggers: [{ event: "demo/par-chains" }] }, async ({ step }) => {
      const chain = async (name: string, ms: number) => {
        const first = await step.run(`${name}1`, after(ms, `${name}1`));
        return step.run(`${name}2`, () => `${first}>${name}2`);
      };
      return Promise.all([chain("a", 0), chain("b", 250)]);
    }),
    make({ id: "par-mixed", triggers: [{ event: "demo/par-mixed" }] }, async ({ step }) => {
      const [a, , w] = await Promise.all([
        step.run("work", () => "w"),
        step.sleep("nap", "1s"),
        step.waitForEvent("wait", { event: "demo/never", timeout: "2s" }),
      ]);
      return { a, w };
    }),
    make({ id: "race", triggers: [{ event: "q/race" }] }, ({ step, runId }) => {
      // not before the engine has stored what the fast one said: who wins is not left to the machine
      const slow = async () => {
        const isFastDone = async () =>
          (await engine.run(runId)).steps.some(({ name, state }) => name === "fast" && state === "done");
        await eventually(isFastDone, 30_000);
        return "slow";
      };
      return Promise.race([step.run("slow", slow), step.run("fast", () => "fast")]);
    }),
    make({ id: "sleep", triggers: [{ event: "demo/sleep" }] }, async ({ step }) => {
      const before = await step.run("before", () => 1);
      await step.sleep("nap", "1s");
      return step.run("after", () => before + 1);
    }),
    make({ id: "sleep-until", triggers: [{ event: "demo/sleep-until" }] }, async ({ event, step }) => {
      await step.sleepUntil("until", event.data.at);
      return "woke";
    }),
    make({ id: "minutely", triggers: [{ cron: "* * * * *" }] }, ({ event }) => ({ name: event.name })),
    make({ id: "delayed", triggers: [{ event: "demo/delayed" }] }, () => 1),
    make({ id: "fan-a", triggers: [{ event: "demo/fan" }] }, () => "A"),
    make({ id: "fan-b", triggers: [{ event: "demo/fan" }] }, () => "B"),
    make(
      {
        id: "cond",
        triggers: [{ event: "demo/cond", if: 'event.data.amount > 100 && event.data.currency == "EUR"' }],
      },
      () => "big",
    ),
    make({ id: "wild", triggers: [{ event: "demo/wild.*" }] }, ({ event }) => event.name),
    make(
      { id: "idem", idempotency: "event.data.orderId", triggers: [{ event: "demo/idem" }] },
      ({ event }) => event.data.n,
    ),
    make(
      {
        id: "typed",
        retries: 1,
        triggers: [eventType("demo/typed", { schema: z.object({ qty: z.number() }) })],
      },
      ({ event }) => event.data.qty,
    ),
  ] as InngestFunction.Any[];
}

function waits(make: Make): InngestFunction.Any[] {
  const wait = (
    id: string,
    event: string,
    options: Json,
    shape: (found: Json | null) => unknown,
    name = "demo",
  ) =>
    make({ id, triggers: [{ event: `${name}/${id}` }] }, async ({ step }) =>
      shape((await step.waitForEvent("w", { event, ...options } as never)) as Json | null),
    );
  return [
    wait(
      "wait-if",
      "demo/approve",
      { timeout: "30s", if: "async.data.orderId == event.data.orderId && async.data.ok == true" },
      (found) => ({ got: { name: found?.name, data: found?.data, id: found?.id } }),
    ),
    wait("wait-match", "demo/approve2", { timeout: "30s", match: "data.orderId" }, (found) => ({
      got: found?.data,
    })),
    wait("wait-timeout", "demo/never", { timeout: "2s" }, (e) => ({ e })),
    wait(
      "wait-int",
      "inngest/function.finished",
      { timeout: "60s", if: "async.data.function_id == 'shop-cond-child'" },
      (found) => (found ? "got internal" : null),
      "q",
    ),
    make({ id: "wait-two", triggers: [{ event: "q/wait-two" }] }, ({ step }) =>
      Promise.all(
        ["a", "b"].map(
          async (id) => (await step.waitForEvent(id, { event: "q/sig2", timeout: "60s" }))?.data,
        ),
      ),
    ),
    make({ id: "early", triggers: [{ event: "q/early" }] }, async ({ step }) => {
      await step.sendEvent("s", { name: "q/sig", data: {} });
      await step.run("gap", after(500, null));
      return (await step.waitForEvent("w", { event: "q/sig", timeout: "3s" })) === null ? "missed" : "got";
    }),
    make({ id: "sender", triggers: [{ event: "demo/sender" }] }, ({ step }) =>
      step.sendEvent("fan", [
        { name: "demo/sent", data: { i: 1 } },
        { name: "demo/sent", data: { i: 2 } },
      ]),
    ),
    make({ id: "sent-sink", triggers: [{ event: "demo/sent" }] }, ({ event }) => ({ i: event.data.i })),
  ] as InngestFunction.Any[];
}

function invocations(make: Make): InngestFunction.Any[] {
  const caller = (id: string, event: string, call: Json, retries?: 0) =>
    make({ id, ...(retries === 0 ? { retries } : {}), triggers: [{ event }] }, async ({ step }) => {
      const { stepId, wrap, ...options } = call;
      const shape = (wrap ?? ((value: unknown) => value)) as (value: unknown) => unknown;
      return step.invoke(String(stepId), options as never).then(shape, (error: Error) => ({
        ...told(error),
        ...(id === "parent-bad" ? { ctor: error.constructor.name } : {}),
      }));
    });
  return [
    caller("parent", "demo/parent", { stepId: "call-child", function: ref("child"), data: { n: 21 } }),
    caller("parent-bad", "demo/parent-bad", { stepId: "call-bad", function: ref("child-bad"), data: {} }, 0),
    caller(
      "parent-timeout",
      "demo/parent-timeout",
      { stepId: "call-slow", function: ref("child-slow"), data: {}, timeout: "2s" },
      0,
    ),
    caller(
      "parent-missing",
      "demo/parent-missing",
      { stepId: "call-missing", function: ref("does-not-exist"), data: {} },
      0,
    ),
    caller("xapp", "demo/xapp", {
      stepId: "call-other-app",
      function: ref("render", "mailer"),
      data: { tpl: "hello" },
    }),
    caller("pcond", "q/pcond", { stepId: "i", function: ref("cond-child"), data: { a: 5 } }, 0),
    caller(
      "pcancel",
      "q/pcancel",
      { stepId: "i", function: ref("cchild"), data: { k: 1 }, wrap: (resolved: unknown) => ({ resolved }) },
      0,
    ),
    make({ id: "child", triggers: [{ event: "demo/child" }] }, async ({ event, step }) => ({
      x: await step.run("double", () => event.data.n * 2),
      eventName: event.name,
    })),
    make({ id: "child-bad", retries: 0, triggers: [{ event: "demo/child-bad" }] }, () => {
      throw new NonRetriableError("child says no");
    }),
    make({ id: "child-slow", triggers: [{ event: "demo/child-slow" }] }, ({ step }) =>
      step.sleep("slow", "30s"),
    ),
    make(
      { id: "cond-child", triggers: [{ event: "q/cond", if: "event.data.yes == true" }] },
      ({ event }) => `ran ${event.data.a}`,
    ),
    make(
      {
        id: "cchild",
        triggers: [{ event: "q/cchild" }],
        cancelOn: [{ event: "q/cancel-child", match: "data.k" }],
      },
      ({ step }) => step.sleep("l", "40s"),
    ),
  ] as InngestFunction.Any[];
}

function failures(make: Make): InngestFunction.Any[] {
  return [
    make(
      { id: "step-retry", retries: 2, triggers: [{ event: "demo/step-retry" }] },
      async ({ step, attempt }) => {
        const a = await step.run("ok-first", () => "fine");
        const b = await step.run("flaky", () => {
          if (attempt === 0) throw new TypeError("boom on 0", { cause: new Error("root cause") });
          return `fixed at attempt ${attempt}`;
        });
        return { a, b, x: await step.run("after", () => attempt), attempt };
      },
    ),
    make({ id: "fn-retry", retries: 2, triggers: [{ event: "demo/fn-retry" }] }, ({ attempt }) => {
      if (attempt === 0) throw new Error("body boom");
      return { attempt };
    }),
    make({ id: "nonretry-fn", retries: 3, triggers: [{ event: "demo/nonretry-fn" }] }, () => {
      throw new NonRetriableError("bad input", { cause: new Error("why") });
    }),
    make({ id: "nonretry-step", retries: 3, triggers: [{ event: "demo/nonretry-step" }] }, ({ step }) =>
      step.run("never", () => {
        throw new NonRetriableError("step says stop");
      }),
    ),
    make({ id: "step-caught", retries: 1, triggers: [{ event: "demo/step-caught" }] }, async ({ step }) => {
      try {
        return await step.run("bad", () => {
          throw new NonRetriableError("caught me");
        });
      } catch (error) {
        const { name, message, constructor: made, stepId } = error as Error & { stepId: string };
        const r = await step.run("compensate", () => "undone");
        return { name, message, ctor: made.name, r, stepId };
      }
    }),
    make(
      { id: "retry-after", retries: 2, triggers: [{ event: "demo/retry-after" }] },
      async ({ step, attempt }) => {
        await step.run("limited", () => {
          if (attempt === 0) throw new RetryAfterError("slow down", "3s");
          return "ok";
        });
        return { attempt };
      },
    ),
    make(
      { id: "retry-after-fn", retries: 2, triggers: [{ event: "demo/retry-after-fn" }] },
      ({ attempt }) => {
        if (attempt === 0) throw new RetryAfterError("slow down", new Date(Date.now() + 2_500));
        return { attempt };
      },
    ),
    make(
      {
        id: "exhaust",
        retries: 1,
        triggers: [{ event: "demo/exhaust" }],
        onFailure: async ({
          error,
          event,
          step,
        }: {
          error: Error;
          event: { data: Json };
          step: { run: (id: string, work: () => Json) => Promise<Json> };
        }) => ({
          handled: await step.run("alert", () => ({ m: error.message, n: error.name })),
          keys: Object.keys(event.data).sort(),
        }),
      },
      ({ step }) =>
        step.run("always", () => {
          throw new RetryAfterError("always fails", "1s");
        }),
    ),
    make(
      { id: "exhaust-fn", retries: 0, triggers: [{ event: "demo/exhaust-fn" }], onFailure: () => "handled" },
      () => {
        throw new Error("dead on arrival");
      },
    ),
    ...(["par-fail", "par-fail-uncaught"] as const).map((id) =>
      make({ id, retries: 0, triggers: [{ event: `q/${id}` }] }, async ({ step }) => {
        const bad = () => {
          throw new Error("bad branch");
        };
        const both = [step.run("good", after(200, 1)), step.run("bad", bad)];
        if (id === "par-fail-uncaught") return Promise.all(both);
        const all = await Promise.allSettled(both);
        return all.map((each) =>
          each.status === "fulfilled" ? `fulfilled:${each.value}` : `rejected:${each.reason.message}`,
        );
      }),
    ),
    make({ id: "bad-if", retries: 0, triggers: [{ event: "q/bad-if" }] }, async ({ step }) => {
      await step.waitForEvent("w", { event: "q/x", timeout: "5s", if: "async.data.a ===" });
    }),
  ] as InngestFunction.Any[];
}

function limits(make: Make, engine: EngineView): InngestFunction.Any[] {
  const match = (event: string) => ({ event, if: "event.data.orderId == async.data.orderId" });
  return [
    make(
      { id: "cancelable", triggers: [{ event: "demo/cancelable" }], cancelOn: [match("demo/cancel")] },
      async ({ step }) => {
        await step.run("first", () => 1);
        await step.sleep("long", "30s");
      },
    ),
    make(
      {
        id: "cancel-midstep",
        triggers: [{ event: "demo/cancel-midstep" }],
        cancelOn: [{ event: "demo/cancel2", timeout: "1h", if: "async.data.orderId == event.data.orderId" }],
      },
      async ({ step, runId }) => {
        // goes on until the run is cancelled under it
        const slow = async () =>
          void (await eventually(async () => (await engine.run(runId)).run.endedAt, 30_000));
        await step.run("slow", slow);
        await step.run("never", () => null);
      },
    ),
    make(
      { id: "conc", concurrency: { limit: 1, key: "event.data.shop" }, triggers: [{ event: "demo/conc" }] },
      async ({ step }) => {
        await step.run("one", after(100, null));
        await step.sleep("gap", "1s");
        await step.run("two", after(100, null));
      },
    ),
    make({ id: "conc-par", concurrency: 1, triggers: [{ event: "q/conc-par" }] }, async ({ step }) => {
      await Promise.all(["x", "y", "z"].map((id) => step.run(id, after(50, null))));
    }),
    make(
      {
        id: "conc-sleep",
        concurrency: { limit: 1, key: "event.data.shop" },
        triggers: [{ event: "q/conc" }],
      },
      async ({ step }) => {
        await step.run("one", after(50, null));
        await step.sleep("z", "1s");
        await step.run("two", () => null);
      },
    ),
    make({ id: "big", retries: 0, triggers: [{ event: "demo/big" }] }, async ({ event, step }) => {
      const text = await step.run("big", () => "x".repeat(event.data.size));
      return { l: await step.run("len", () => text.length) };
    }),
    make({ id: "big-return", retries: 0, triggers: [{ event: "demo/big-return" }] }, ({ event }) =>
      "z".repeat(event.data.size),
    ),
    make(
      { id: "big-state", retries: 0, triggers: [{ event: "demo/big-state" }] },
      async ({ event, step }) => {
        let t = 0;
        for (let i = 0; i < event.data.count; i++) {
          t += (await step.run(`chunk-${i}`, () => "y".repeat(event.data.size))).length;
        }
        await step.sleep("s", "1s");
        return { t };
      },
    ),
  ] as InngestFunction.Any[];
}

const FINISHED = 'event.data.function_id == "shop-plain" || event.data.function_id == "shop-exhaust-fn"';

const watching = (make: Make, id: string, event: string, returns: (data: Json) => unknown, filter?: string) =>
  make({ id, triggers: [{ event, ...(filter ? { if: filter } : {}) }] }, ({ event: { data } }) =>
    returns(data),
  ) as InngestFunction.Any;

/** The functions of the app `shop`, of which each scenario uses a few; `watched`: those that listen to ends of runs. */
export function shopFunctions(
  client: Inngest,
  used: ReadonlySet<string>,
  watched: string | null,
  engine: EngineView,
): InngestFunction.Any[] {
  const make = client.createFunction.bind(client) as Make;
  const all = [
    ...sequences(make, engine),
    ...waits(make),
    ...invocations(make),
    ...failures(make),
    ...limits(make, engine),
    watching(make, "watch-failed", "inngest/function.failed", (data) => data.function_id),
    watching(make, "watch-finished", "inngest/function.finished", (data) => data.function_id, FINISHED),
    watching(make, "watch-cancelled", "inngest/function.cancelled", (data) => data.function_id),
    watching(make, "watch", watched ?? "inngest/function.failed", () => null),
  ];
  return all.filter((each) => used.has(each.id("shop")));
}

/** The functions of the second app. */
export function mailerFunctions(client: Inngest): InngestFunction.Any[] {
  return [
    client.createFunction({ id: "render", triggers: [{ event: "mail/render" }] }, ({ event, step }) =>
      step.run("html", () => `<p>${event.data.tpl}</p>`),
    ),
    client.createFunction({ id: "fan-c", triggers: [{ event: "demo/fan" }] }, () => "C"),
  ];
}
