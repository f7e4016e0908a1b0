import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mails, models, orders, outbox } from "#db/schema/index.ts";
import { projectRoot } from "#infra/local/home.ts";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { database } from "#server/database.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { fixedMetals } from "#tests/factories/measured-order.ts";
import { staffMember } from "#tests/factories/people.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { Killable } from "../engine/durability/processes.ts";
import { makeSchedulesDue, viewOf } from "../engine/replay/engine-view.ts";
import { eventually, freePort, KEYS, testConfig } from "../engine/support.ts";
import { cubeStl, storedUpload } from "../upload/upload-world.ts";

const FUNCTIONS = [
  "facet-web-claims-expire",
  "facet-web-mails-deliver",
  "facet-web-order-calculate-price",
  "facet-web-order-notify",
  "facet-web-orders-close-delivered",
  "facet-web-payment-capture",
  "facet-web-uploads-sweep",
  "facet-worker-model-analyze",
  "facet-worker-model-copy",
  "facet-worker-pictures-draw",
];
const MODES = { development: false, signed: true } as const;
const SLOW_MS = 60_000;

/** The engine in this process; worker (with relay and reconciler) and web functions in processes of their own. */
async function startProduct(isSigned: boolean) {
  const keys = isSigned ? { signingKey: KEYS.signing, eventKey: KEYS.event } : {};
  const engine = await startEngine(testConfig({ ...keys, connections: 3 }));
  const [port, workerPort] = [await freePort(), await freePort()];
  const doors = [
    `http://127.0.0.1:${port}/api/inngest`,
    `http://127.0.0.1:${workerPort}/api/inngest`,
  ] as const;
  const env = {
    ...process.env,
    JOBS_APPS: doors.join(","),
    ...(isSigned
      ? {
          INNGEST_DEV: "0",
          INNGEST_BASE_URL: engine.url,
          INNGEST_EVENT_KEY: KEYS.event,
          INNGEST_SIGNING_KEY: KEYS.signing,
        }
      : { NODE_ENV: "development", INNGEST_DEV: engine.url, INNGEST_BASE_URL: "", INNGEST_SIGNING_KEY: "" }),
    LOG_LEVEL: "warn",
    PORT: String(port),
    WORKER_PORT: String(workerPort),
  };
  const started = (name: string, script: string, url: string) =>
    new Killable(name, { file: process.execPath, args: [join(projectRoot, script)], env }, async () => {
      const answer = await fetch(url, { method: "PUT" });
      return answer.status === 200;
    });
  const processes = [
    started("web", "tests/integration/jobs/web-functions-door.ts", doors[0]),
    started("worker", "jobs/worker/main.ts", doors[1]),
  ];
  const stop = async () => {
    await Promise.all(processes.map((one) => one.kill()));
    await engine.stop();
  };
  try {
    await Promise.all(processes.map((one) => one.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { engine, doors, stop };
}

/** One order from its file to the charged payment; every effect on the way is done by jobs. */
async function chargedOrder(side: number): Promise<string> {
  const { ctx, upload } = await storedUpload(cubeStl(side));
  const { orderId, modelId } = upload;
  if (!orderId) throw new Error("the upload has no order");
  const orderIs = (want: Partial<typeof orders.$inferSelect>) =>
    eventually(async () => {
      const [row] = await database().select().from(orders).where(eq(orders.id, orderId));
      const isIt = Object.entries(want).every(([key, value]) => row?.[key as keyof typeof row] === value);
      return isIt && row;
    }, SLOW_MS);
  await eventually(async () => {
    const [model] = await database().select().from(models).where(eq(models.id, modelId));
    return model?.analysisState === "done";
  }, SLOW_MS);
  await requestPrice(ctx, { key: newKey(), orderId, options: DEFAULT_OPTIONS });
  const { quoteId, totalMinor, customerId } = await orderIs({ status: "PRICE_CALCULATED" });
  const address = {
    method: "courier" as const,
    region: "RU",
    postcode: "190000",
    city: "Петербург",
    street: "Садовая, 1",
  };
  const contact = { name: "Елена", email: "elena@example.com", phone: null, address };
  const sum = { orderId, quoteId: quoteId ?? "", totalMinor: totalMinor ?? 0 };
  await acceptQuote(ctx, { key: newKey(), ...sum, contact, means: "4242424242424242", returnUrl: "/ru" });
  const seller = ctxOf(await staffMember("seller"));
  await approveOrder(seller, { key: newKey(), customerId, orderId, totalMinor: sum.totalMinor });
  await orderIs({ paymentStatus: "captured" });
  return orderId;
}

describe.each(Object.entries(MODES))("the product's own functions in %s mode", (mode, isSigned) => {
  let product: { engine: Engine; doors: readonly [string, string]; stop: () => Promise<void> };
  beforeAll(async () => {
    await database().$client`drop schema if exists engine cascade`;
    product = await startProduct(isSigned);
  });
  afterAll(() => product.stop());

  it("carry an order from its file to the charged payment, and run by the clock", async () => {
    await Promise.all([fixedMetals(), publishedRules()]);
    const orderId = await chargedOrder(mode === "signed" ? 10 : 12);
    await makeSchedulesDue(process.env.DATABASE_URL ?? "");
    const view = viewOf(product.engine.url, isSigned ? KEYS.signing : null);
    const done = () =>
      view.runs().then((runs) => runs.flatMap((run) => (run.status === "Completed" ? [run.functionId] : [])));
    await eventually(async () => new Set(await done()).size >= FUNCTIONS.length, SLOW_MS).catch(() => {});
    expect([...new Set(await done())].toSorted()).toEqual(FUNCTIONS);
    await eventually(async () => {
      const rows = await database().select().from(outbox).where(eq(outbox.orderId, orderId));
      return rows.every(({ settledAt }) => settledAt !== null);
    }, SLOW_MS);
    expect(await database().$count(mails, eq(mails.orderId, orderId))).toBeGreaterThan(1);
  });

  it(isSigned ? "refuse a call without a signature" : "take a call without a signature", async () => {
    const body = JSON.stringify({ ctx: {}, event: {}, events: [{}], steps: {}, version: 2 });
    const calls = [
      `${product.doors[0]}?fnId=facet-web-order-notify`,
      `${product.doors[1]}?fnId=facet-worker-model-copy`,
    ];
    for (const call of calls) {
      const answer = await fetch(`${call}&stepId=step`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
      if (isSigned) expect([answer.status, await answer.json()]).toEqual([401, { message: "Unauthorized" }]);
      else expect(answer.status).not.toBe(401);
    }
    const events = await fetch(`${product.engine.url}/e/somebody`, {
      method: "POST",
      body: JSON.stringify({ name: "t/nobody-listens", data: {} }),
    });
    expect(events.status).toBe(isSigned ? 401 : 200);
  });
});
