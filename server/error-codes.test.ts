import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TRANSITIONS } from "#lib/domain/order/transitions.ts";
import errors from "#lib/i18n/messages/ru/errors.ts";

// Webhooks answer machines: their codes are for logs.
const isForPeople = (path: string) => !path.includes(".test.") && !path.startsWith("server/webhooks/");
const folder = new URL("..", import.meta.url).pathname;
const sources = globSync("{server/**,lib/contracts}/*.ts", { cwd: folder }).filter(isForPeople);
const refusals = [
  /new Refusal\(\s*"[A-Z_]+",\s*"([A-Z][A-Z_]+)"/g,
  /\bconflict\(\s*"([A-Z][A-Z_]+)"/g,
  /status: 4\d\d, code: "([A-Z][A-Z_]+)"/g,
  /(?:min|max|email|message)\([^)]*"([A-Z]+_[A-Z_]+)"/g,
  /message: "([A-Z]+_[A-Z_]+)"/g,
];

it("has words for every code that a person can be refused with", () => {
  const used = sources.flatMap((path) => {
    const text = readFileSync(`${folder}${path}`, "utf8");
    return refusals.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => `${code}`));
  });
  const guards = TRANSITIONS.flatMap((row) => row.guards.map((guard) => `GUARD_${guard.toUpperCase()}`));
  const wordless = [...new Set([...used, ...guards])].filter((code) => !(code in errors));
  expect(used.length).toBeGreaterThan(40);
  expect(wordless.sort()).toEqual([]);
});
