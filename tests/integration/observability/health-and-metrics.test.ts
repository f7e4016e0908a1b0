import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { database } from "#server/database.ts";
import { env } from "#server/env.ts";
import { health } from "#server/observability/health.ts";
import { metricsAnswer } from "#server/observability/metrics-answer.ts";
import { observeRequests } from "#server/observability/observe-requests.ts";
import { probeDatabase } from "#server/observability/probe-database.ts";
import { Browser } from "../auth/world.ts";

afterAll(() => probeDatabase().$client.end({ timeout: 1 }));

const local = (more: Record<string, string> = {}) => new Headers({ "x-forwarded-for": "127.0.0.1", ...more });

it("says part by part what answers", async () => {
  const found = await health();
  expect(found.parts.database.state).toBe("ok");
  expect(found.parts.storage.state).toBe("ok");
  expect(found.parts.cache.state).toBe("ok");
});

it("stays up while every connection of the pool is busy", async () => {
  const busy = Array.from({ length: env().DATABASE_POOL }, () =>
    database().execute(sql`select pg_sleep(1.5)`),
  );
  await pause(1_100);
  expect((await health()).status).not.toBe("down");
  await Promise.all(busy);
});

it("counts procedures, requests and what the business waits for", async () => {
  await new Browser().query("account.me");
  observeRequests();
  const server = createServer((_, response) => response.end("x")).listen(0, "127.0.0.1");
  await pause(20);
  const { port } = server.address() as { port: number };
  await fetch(`http://127.0.0.1:${port}/ru/orders/0199a1f0-0000-7000-8000-000000000001?token=secret`);
  server.close();
  await database().execute(
    sql`insert into outbox (customer_id, topic, payload, available_at) values (uuidv7(), 'order/price.requested', '{}', now() - interval '90 s')`,
  );
  const text = await (await metricsAnswer(local())).text();
  expect(text).toMatch(/facet_procedure_seconds_count\{procedure="account.me",code="OK"\} \d/);
  expect(text).toMatch(
    /facet_http_request_seconds_count\{route="\/:locale\/orders\/:id",method="GET",status="200"\} 1/,
  );
  expect(text).toMatch(/facet_outbox_lag_seconds\{topic="order\/price.requested"\} (9\d|1\d\d)/);
  expect(text).toContain('facet_jobs{topic="order/price.requested",state="waiting"} 1');
  expect(text).not.toContain("secret");
});

it("shows metrics to this machine alone", async () => {
  const strangers = ["198.51.100.7", "198.51.100.7, 127.0.0.1", "127.0.0.1, 198.51.100.7"];
  for (const address of strangers)
    expect((await metricsAnswer(local({ "x-forwarded-for": address }))).status).toBe(404);
});
