import { Redis } from "@upstash/redis";
import { beforeAll, describe, expect, test } from "vitest";
import { testStack } from "#tests/support/stack.ts";

const { UPSTASH_REDIS_REST_URL: url = "", UPSTASH_REDIS_REST_TOKEN: token = "" } = testStack().environment;

/** As the client sends it when its own base64 encoding is off and on. */
const clients = {
  plain: new Redis({ url, token, responseEncoding: false }),
  base64: new Redis({ url, token, responseEncoding: "base64" }),
};

beforeAll(() => clients.plain.flushall());

async function call(path: string, init: RequestInit & { bearer?: string | null } = {}) {
  const { bearer = token, ...rest } = init;
  const headers = { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...rest.headers };
  const answer = await fetch(`${url}${path}`, { ...rest, headers });
  return { status: answer.status, body: await answer.json() };
}

describe.each(Object.entries(clients))("the real client, %s", (name, redis) => {
  const key = (suffix: string) => `${name}:${suffix}`;

  test("values come back as they went in", async () => {
    const values = ["текст ё", "", "OK", '{"a":', "line\r\nbreak", { nested: [1, null, "é"] }, 42, 1.5];
    for (const [i, value] of values.entries()) {
      expect(await redis.set(key(`v${i}`), value)).toBe("OK");
      expect(await redis.get(key(`v${i}`))).toEqual(value);
    }
    expect(await redis.get(key("nothing"))).toBeNull();
  });

  test("numbers, lists and hashes", async () => {
    expect(await redis.incrby(key("n"), 7)).toBe(7);
    await redis.rpush(key("list"), "a", "б");
    expect(await redis.lrange(key("list"), 0, -1)).toEqual(["a", "б"]);
    await redis.hset(key("hash"), { one: "1x", two: "2x" });
    expect(await redis.hgetall(key("hash"))).toEqual({ one: "1x", two: "2x" });
    expect(await redis.ping()).toBe("PONG");
  });

  test("a pipeline answers each command, also when one of them fails", async () => {
    await redis.set(key("text"), "abc");
    const results = await redis
      .pipeline()
      .set(key("p"), 1)
      .incr(key("text"))
      .get(key("p"))
      .exec<[string, number, number]>({ keepErrors: true });
    expect(results.map((one) => one.result)).toEqual(["OK", undefined, 1]);
    expect(results[1].error).toContain("not an integer");
  });

  test("a transaction is applied whole", async () => {
    const results = await redis.multi().set(key("m"), "x").incr(key("mn")).mget(key("m"), key("none")).exec();
    expect(results).toEqual(["OK", 1, ["x", null]]);
  });

  test("a script runs", async () => {
    const script = "redis.call('set', KEYS[1], ARGV[1]); return {redis.call('get', KEYS[1]), 5}";
    expect(await redis.eval(script, [key("s")], ["value"])).toEqual(["value", 5]);
  });

  test("a refused command is the client's UpstashError", async () => {
    await redis.set(key("text"), "abc");
    await expect(redis.incr(key("text"))).rejects.toThrow(/not an integer/);
  });
});

describe("the protocol", () => {
  test("without the token nothing is answered", async () => {
    for (const bearer of [null, "wrong", `${token}x`]) {
      expect(await call("/get/x", { bearer })).toEqual({ status: 401, body: { error: "Unauthorized" } });
    }
    expect((await call(`/ping?_token=${token}`, { bearer: null })).status).toBe(200);
  });

  test("commands in the path, with body and options", async () => {
    expect(await call("/set/pa%2Fth/val%20ue")).toEqual({ status: 200, body: { result: "OK" } });
    expect(await call("/get/pa%2Fth")).toEqual({ status: 200, body: { result: "val ue" } });
    await call("/set/body?EX=100", { method: "POST", body: "тело" });
    expect((await call("/get/body")).body).toEqual({ result: "тело" });
    expect((await call("/ttl/body")).body.result).toBeGreaterThan(90);
  });

  test("errors have Upstash's shape and status", async () => {
    const post = (path: string, body: string) => call(path, { method: "POST", body });
    expect((await post("/", '["nonsense"]')).status).toBe(400);
    expect((await post("/", "{")).body.error).toMatch(/^ERR failed to parse/);
    expect((await post("/", "[]")).body.error).toBe("ERR empty command");
    expect((await post("/pipeline", '[["get",{}]]')).status).toBe(400);
    expect((await post("/", '["SUBSCRIBE","x"]')).body.error).toContain("not available");
    expect((await call("/get/%E0%A4%A")).status).toBe(400);
  });

  test("a transaction with an unknown command does nothing", async () => {
    const body = JSON.stringify([["set", "tx", "1"], ["nonsense"]]);
    const answer = await call("/multi-exec", { method: "POST", body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(/EXECABORT/);
    expect((await call("/get/tx")).body.result).toBeNull();
  });

  test("base64 leaves OK readable and encodes the rest", async () => {
    const headers = { "upstash-encoding": "base64" };
    expect((await call("/set/b/val", { headers })).body.result).toBe("OK");
    expect((await call("/get/b", { headers })).body.result).toBe(Buffer.from("val").toString("base64"));
    expect((await call("/ping", { headers })).body.result).toBe(Buffer.from("PONG").toString("base64"));
  });

  test("a value of several megabytes passes, a body over ten is refused", async () => {
    const big = "ж".repeat(2_000_000);
    await clients.plain.set("big", big);
    expect(await clients.plain.get("big")).toBe(big);
    expect((await call("/set/huge", { method: "POST", body: "x".repeat(11_000_000) })).status).toBe(413);
  });

  test("500 requests at once each get their own answer", async () => {
    const keys = Array.from({ length: 500 }, (_, i) => `many:${i}`);
    await Promise.all(keys.map((key, i) => clients.plain.set(key, i)));
    expect(await Promise.all(keys.map((key) => clients.plain.get(key)))).toEqual(keys.map((_, i) => i));
  });
});
