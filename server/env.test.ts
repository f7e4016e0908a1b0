import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const WHOLE = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://127.0.0.1/facet",
  AUTH_SECRET: "s".repeat(32),
  S3_ENDPOINT: "http://127.0.0.1:8333",
  S3_ACCESS_KEY_ID: "key",
  S3_SECRET_ACCESS_KEY: "secret",
  CARRIER_WEBHOOK_SECRET: "c".repeat(16),
  INNGEST_DEV: "",
};

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries(WHOLE)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

const boot = async () => (await import("./env.ts")).env();

it("takes a whole environment", async () => {
  expect((await boot()).DATABASE_URL).toBe(WHOLE.DATABASE_URL);
});

it("is explained in .env.example, variable by variable", async () => {
  const { VARIABLES } = await import("./env.ts");
  const explained = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const names = [...explained.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  // Set by whatever starts the process.
  expect(names).toEqual(expect.arrayContaining(VARIABLES.filter((name) => name !== "NODE_ENV")));
});

it("stops the boot with the names of what is wrong and none of the values", async () => {
  vi.stubEnv("AUTH_SECRET", "too-short-secret");
  vi.stubEnv("S3_ENDPOINT", "");
  const said = await boot().catch((error: Error) => error.message);
  expect(said).toMatch(/AUTH_SECRET.*S3_ENDPOINT|S3_ENDPOINT.*AUTH_SECRET/);
  expect(said).not.toContain("too-short-secret");
});

it.each(["1", "true", "http://127.0.0.1:8288"])(
  "stops a production boot with unsigned jobs (%s)",
  async (flag) => {
    vi.stubEnv("INNGEST_DEV", flag);
    await expect(boot()).rejects.toThrow(/INNGEST_DEV: unsigned jobs are not for production/);
  },
);

it.each(["0", "false", ""])("takes INNGEST_DEV=%j for signed jobs", async (flag) => {
  vi.stubEnv("INNGEST_DEV", flag);
  await expect(boot()).resolves.toBeTruthy();
});
