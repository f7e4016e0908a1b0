import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";
import { replica } from "../replica/replica.ts";
import { readBusinessGauges } from "./business-gauges.ts";
import { metrics } from "./metrics.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/**
 * The metrics in Prometheus' text form, for whoever holds METRICS_TOKEN; without one set, for this machine alone.
 * To everybody else there is nothing here.
 */
export async function metricsAnswer(headers: Headers): Promise<Response> {
  if (!mayRead(headers)) return new Response("Not found", { status: 404 });
  await Promise.all([readBusinessGauges(), replica()?.standing(0n)]);
  const { registry } = metrics();
  const body = await registry.metrics();
  return new Response(body, {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

function mayRead(headers: Headers): boolean {
  const { METRICS_TOKEN } = env();
  if (METRICS_TOKEN) return equal(headers.get("authorization") ?? "", `Bearer ${METRICS_TOKEN}`);
  // Every address on the way must be this machine's: a proxy on it forwards strangers.
  const way = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  return way.every((address) => LOOPBACK.has(address));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const equal = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted));
