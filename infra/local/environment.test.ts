import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bareEnvironment, composeEnvironment, engineEnvironment, givenEnvironment } from "./environment.ts";
import type { Home } from "./home.ts";
import { choosePorts } from "./ports.ts";
import { loadSecrets } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "facet-env-"));
const home: Home = { root: folder, folder, data: folder, log: folder, programs: folder, user: undefined };
const ports = await choosePorts(home, () => {});
const secrets = loadSecrets(home);

test("the user's own values win, and nothing of an embedded service is mixed with them", () => {
  const given = {
    S3_ENDPOINT: "https://s3.example",
    S3_BUCKET: "mine",
    INNGEST_EVENT_KEY: "own",
    STRIPE_SECRET_KEY: "sk",
  };
  const composed = composeEnvironment({ ports, secrets, given });
  expect(composed).toMatchObject({
    S3_ENDPOINT: "https://s3.example",
    S3_BUCKET: "mine",
    INNGEST_EVENT_KEY: "own",
  });
  for (const name of ["S3_ACCESS_KEY_ID", "INNGEST_BASE_URL", "INNGEST_SIGNING_KEY", "PAYMENTS"]) {
    expect(composed).not.toHaveProperty(name);
  }
  expect(engineEnvironment({ ports, secrets, given })).toEqual({});
});

test("jobs are signed unless developing", () => {
  const signed = { ports, secrets, given: {} };
  expect(composeEnvironment(signed)).toMatchObject({
    INNGEST_DEV: "0",
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
  });
  const developing = { ...signed, jobs: "development" as const };
  const composed = composeEnvironment(developing);
  expect(composed.INNGEST_DEV).toBe(`http://127.0.0.1:${ports.engine}`);
  expect(engineEnvironment(developing)).not.toHaveProperty("ENGINE_SIGNING_KEY");
});

test("the engine calls the addresses of this machine, whatever the public address is", () => {
  const options = { ports, secrets, given: { APP_URL: "https://facet.example" }, webPort: 3000 };
  const engine = engineEnvironment(options);
  expect(engine.ENGINE_APPS).toBe(
    `http://127.0.0.1:3000/api/inngest,http://127.0.0.1:${ports.worker}/api/inngest`,
  );
});

test("the caller's variables win over .env", () => {
  writeFileSync(join(folder, ".env"), 'SMTP_URL="smtp://file"\nMAIL_FROM=file\n');
  expect(givenEnvironment(folder, { MAIL_FROM: "caller" })).toEqual({
    SMTP_URL: "smtp://file",
    MAIL_FROM: "caller",
  });
});

test("test runs never see a real service", () => {
  const own = {
    PATH: "/bin",
    DATABASE_URL: "x",
    S3_ENDPOINT: "x",
    STRIPE_SECRET_KEY: "x",
    SMTP_URL: "x",
    HOME: "/h",
  };
  expect(bareEnvironment(own)).toEqual({ PATH: "/bin", HOME: "/h" });
});

test("secrets are made once, differ, and are the owner's alone to read", () => {
  expect(loadSecrets(home)).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});
