import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "@upstash/redis";
import { beforeEach, expect, it } from "vitest";
import { CACHE_KEYS } from "#lib/cache-keys.ts";
import { guardedRedis } from "#server/cache/guarded-redis.ts";
import { ReadThrough } from "#server/cache/read-through.ts";
import { env } from "#server/env.ts";

const url = env().UPSTASH_REDIS_REST_URL ?? "";
const token = env().UPSTASH_REDIS_REST_TOKEN ?? "";
const redis = new Redis({ url, token, enableTelemetry: false });
const { key, freshS } = CACHE_KEYS.metalPrices;

// What is tested with it is order, not speed: a busy machine must not make it bypass the cache.
const patient = () => new ReadThrough(guardedRedis(url, token, 5_000));

beforeEach(() => redis.del(key, `${key}:generation`, `${key}:lock`));

/** A source that counts how often it is asked and gives the count. */
function source(ms = 30) {
  const counted = { asked: 0, load: async () => 0 };
  counted.load = async () => {
    const mine = ++counted.asked;
    await pause(ms);
    return mine;
  };
  return counted;
}

const age = async (seconds: number) => {
  const kept = await redis.get<{ at: number }>(key);
  await redis.set(key, { ...kept, at: Date.now() - seconds * 1000 });
};

it("asks the database once for 500 readers of a missing value, then never while it is fresh", async () => {
  const cache = patient();
  const counted = source();
  const all = await Promise.all(Array.from({ length: 500 }, () => cache.read("metalPrices", counted.load)));
  expect(new Set(all)).toEqual(new Set([1]));
  expect(await cache.read("metalPrices", counted.load)).toBe(1);
  expect(counted.asked).toBe(1);
});

it("shows an old value at once and makes one new one behind it, whatever the number of processes", async () => {
  const processes = [patient(), patient(), patient()];
  const counted = source();
  await processes[0]?.read("metalPrices", counted.load);
  await age(freshS + 1);
  const reads = Array.from({ length: 500 }, (_, i) => processes[i % 3]?.read("metalPrices", counted.load));
  expect(new Set(await Promise.all(reads))).toEqual(new Set([1]));
  while ((await redis.get<{ value: number }>(key))?.value !== 2) await pause(10);
  expect(counted.asked).toBe(2);
  expect(await processes[2]?.read("metalPrices", counted.load)).toBe(2);
});

it("never takes a value after an invalidation that was being made before it", async () => {
  const cache = patient();
  const counted = source(100);
  const before = cache.read("metalPrices", counted.load);
  while (counted.asked === 0) await pause(1);
  await cache.forget("metalPrices");
  expect(await cache.read("metalPrices", counted.load)).toBe(2);
  expect(await before).toBe(1);
  expect(await cache.read("metalPrices", counted.load)).toBe(2);
});

async function timesOf(cache: ReadThrough, reads: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < reads; i++) {
    const started = performance.now();
    expect(await cache.read("metalPrices", async () => "from the database")).toBe("from the database");
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
}

it("answers from the database when the cache is down", async () => {
  const times = await timesOf(new ReadThrough(guardedRedis("http://127.0.0.1:9", token)), 100);
  expect(times.at(95)).toBeLessThan(100);
});

it("waits 100 ms for a slow cache, then stops asking it for a while", async () => {
  const slow = createServer((_, response) => setTimeout(() => response.end('{"result":null}'), 2_000));
  slow.listen(0, "127.0.0.1");
  await pause(20);
  const { port } = slow.address() as { port: number };
  const times = await timesOf(new ReadThrough(guardedRedis(`http://127.0.0.1:${port}`, token)), 100);
  slow.closeAllConnections();
  slow.close();
  expect(times.at(-1)).toBeLessThan(300);
  expect(times.at(90)).toBeLessThan(20);
});
