import { expect, test } from "vitest";
import { testStack } from "#tests/support/stack.ts";

const { S3_ENDPOINT = "", S3_BUCKET = "", APP_URL = "" } = testStack().environment;

/** What the store tells a browser that shows a page of `origin` and wants to send a part. */
async function allowed(origin: string): Promise<string | null> {
  const headers = { origin, "access-control-request-method": "PUT" };
  const answer = await fetch(`${S3_ENDPOINT}/${S3_BUCKET}/part`, { method: "OPTIONS", headers });
  return answer.headers.get("access-control-allow-origin");
}

test("the store takes parts from the pages of its own application and of no other", async () => {
  const own = new URL(APP_URL);
  for (const name of ["127.0.0.1", "localhost"]) {
    const origin = `http://${name}:${own.port}`;
    expect(await allowed(origin)).toBe(origin);
  }
  const others = ["https://evil.example", `http://127.0.0.1:${Number(own.port) + 1}`, "null"];
  for (const origin of others) expect(await allowed(origin), origin).toBeNull();
});
