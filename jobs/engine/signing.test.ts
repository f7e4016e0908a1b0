import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { authorises, hashedSigningKey, sameSecret, signBody, verifyBody } from "./signing.ts";

const KEY = "signkey-prod-a1b2c3d4e5f60718293a4b5c6d7e8f90";
const HASHED = "signkey-prod-d6f99ae1f2f35082c7cb9ef66f8d66fa1e1e878f9f1ad6b50f31d25fe7364181";
type Exchange = {
  direction: string;
  method: string;
  headers: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
};
const recorded = (name: string) =>
  JSON.parse(readFileSync(`tests/fixtures/inngest-exchanges/${name}.json`, "utf8")) as Exchange[];
const signedAt = (header: string) => Number(new URLSearchParams(header).get("t")) * 1_000;

describe("signatures", () => {
  const calls = ["signed-plain-run", "signed-own-signature-call", "registration-signed"].flatMap((name) =>
    recorded(name).filter(
      ({ direction, headers }) => direction === "server->app" && headers["x-inngest-signature"],
    ),
  );

  test("are those of the real server over the canonical form", () => {
    expect(calls.length).toBeGreaterThanOrEqual(3);
    for (const { headers, requestBody } of calls) {
      const header = headers["x-inngest-signature"] ?? "";
      expect(signBody(canonicalJson(requestBody), KEY, signedAt(header))).toBe(header);
    }
  });

  test("of the SDK's answers are recognised, and fit nothing else", () => {
    const { responseHeaders, responseBody } = recorded("signed-own-signature-call")[0] as Exchange;
    const header = responseHeaders["x-inngest-signature"] ?? "";
    const body = JSON.stringify(responseBody);
    const now = signedAt(header);
    expect(verifyBody(body, header, KEY, now)).toBe(true);
    expect(verifyBody(`${body} `, header, KEY, now)).toBe(false);
    expect(verifyBody(body, header, "signkey-prod-00", now)).toBe(false);
    expect(verifyBody(body, undefined, KEY, now)).toBe(false);
    expect(verifyBody(body, "t=x&s=y", KEY, now)).toBe(false);
  });

  test("are good for five minutes either way", () => {
    const header = signBody("{}", KEY, 1_000_000_000_000);
    expect(verifyBody("{}", header, KEY, 1_000_000_299_000)).toBe(true);
    expect(verifyBody("{}", header, KEY, 1_000_000_301_000)).toBe(false);
    expect(verifyBody("{}", header, KEY, 999_999_698_000)).toBe(false);
  });
});

describe("bearer tokens", () => {
  test("the hashed key is that of the protocol", () => {
    expect(hashedSigningKey(KEY)).toBe(HASHED);
    expect(hashedSigningKey(KEY.replace("signkey-prod-", ""))).toBe(HASHED.replace("signkey-prod-", ""));
  });

  test("the hashed key and the key itself are let in, nothing else", () => {
    expect(authorises(`Bearer ${HASHED}`, KEY)).toBe(true);
    expect(authorises(`Bearer ${KEY}`, KEY)).toBe(true);
    for (const header of [undefined, "", "Bearer ", "Bearer undefined", `Bearer ${HASHED}0`]) {
      expect(authorises(header, KEY)).toBe(false);
    }
    expect(sameSecret("a", "aa")).toBe(false);
  });
});
