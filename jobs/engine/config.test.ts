import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const base = { ENGINE_DATABASE_URL: "postgres://x" };

test("development is the default; durations take a unit or seconds", () => {
  const config = readConfig({
    ...base,
    ENGINE_RETENTION: "2d",
    ENGINE_GRACE: "3",
    ENGINE_APPS: "http://a, http://b",
  });
  expect(config).toMatchObject({ host: "127.0.0.1", eventKey: null, signingKey: null, graceMs: 3_000 });
  expect(config.retentionMs).toBe(172_800_000);
  expect(config.apps).toEqual(["http://a", "http://b"]);
  expect(config.retryScheduleMs.slice(0, 3)).toEqual([1_000, 2_000, 5_000]);
});

test.each([
  [{}, "ENGINE_DATABASE_URL"],
  [{ ...base, ENGINE_EVENT_KEY: "k" }, "belong together"],
  [{ ...base, ENGINE_EVENT_KEY: "k", ENGINE_SIGNING_KEY: "not hex" }, "hexadecimal"],
  [{ ...base, ENGINE_PORT: "http" }, "ENGINE_PORT"],
  [{ ...base, ENGINE_RETRY_SCHEDULE: "1,x" }, "ENGINE_RETRY_SCHEDULE"],
  [{ ...base, ENGINE_RETENTION: "long" }, "ENGINE_RETENTION"],
])("refused with the variable's name: %j", (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});
