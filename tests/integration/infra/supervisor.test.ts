import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { Redis } from "@upstash/redis";
import postgres from "postgres";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openHome, projectRoot } from "#infra/local/home.ts";
import { isAlive, type ProcessMark } from "#infra/local/live-process.ts";
import type { Ports } from "#infra/local/ports.ts";
import { postgresUrl } from "#infra/local/postgres.ts";
import { endLeftovers, type RecordedPart, readRecord } from "#infra/local/process-record.ts";
import { s3Client } from "#infra/local/s3.ts";
import type { Secrets } from "#infra/local/secrets.ts";
import { removeHome } from "#tests/support/test-services.ts";

const name = `test/run-${process.pid}`;
const home = openHome(name);

type Running = { child: ChildProcess; said: string[]; parts: RecordedPart[]; ports: Ports; secrets: Secrets };

let running: Running;

async function startSupervisor(): Promise<Running> {
  const script = join(projectRoot, "tests/integration/infra/run-services.ts");
  const child = spawn(process.execPath, [script, name], { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  const ready = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      const lines = String(bytes).split("\n").filter(Boolean);
      said.push(...lines);
      const line = lines.find((one) => one.startsWith("ready "));
      if (line) resolve(line.slice("ready ".length));
    });
    child.once("exit", () => reject(new Error(`the supervisor ended: ${said.join(" | ")}`)));
  });
  return { child, said, ...JSON.parse(ready) };
}

async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs / 1000} s: ${what}`);
    await sleep(50);
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

const connect = ({ ports, secrets }: Running) =>
  postgres(postgresUrl(ports.postgres, secrets.postgresPassword, "facet"), { max: 1, onnotice: () => {} });

const storage = ({ ports, secrets }: Running) =>
  s3Client({
    endpoint: `http://127.0.0.1:${ports.s3}`,
    accessKeyId: secrets.s3AccessKeyId,
    secretAccessKey: secrets.s3SecretAccessKey,
  });

const cache = ({ ports, secrets }: Running) =>
  new Redis({ url: `http://127.0.0.1:${ports.upstash}`, token: secrets.redisToken });

/** Leaves a mark in each service: acknowledged, so it has to be there afterwards. */
async function leaveMark(mark: string): Promise<void> {
  const sql = connect(running);
  await sql`create table if not exists marks (mark text primary key)`;
  await sql`insert into marks values (${mark})`;
  await sql.end();
  await storage(running).send(new PutObjectCommand({ Bucket: "facet-models", Key: mark, Body: mark }));
  await cache(running).set(mark, mark);
  await sleep(1100); // the cache writes to disk once a second
}

async function findMark(mark: string): Promise<unknown[]> {
  const sql = connect(running);
  const rows = await sql`select mark from marks where mark = ${mark}`;
  await sql.end();
  const object = await storage(running).send(new GetObjectCommand({ Bucket: "facet-models", Key: mark }));
  return [rows[0]?.mark, await object.Body?.transformToString(), await cache(running).get(mark)];
}

const alive = (marks: ProcessMark[]) => marks.filter(isAlive).length;

beforeEach(async () => {
  running = await startSupervisor();
});

afterEach(async () => {
  await end(running.child, "SIGTERM");
  await endLeftovers(home);
});

afterAll(() => removeHome(name));

test("a killed service is started again, says so, and keeps what it acknowledged", async () => {
  await leaveMark("before-kill");
  const before = readRecord(home)?.parts ?? [];
  for (const part of before) process.kill(part.pid, "SIGKILL");
  const back = () => {
    const parts = readRecord(home)?.parts ?? [];
    return parts.length === 4 && parts.every((part) => part.state === "ready" && part.restarts > 0);
  };
  await until("every part is back", back, 40_000);
  for (const { name: part } of before) {
    expect(running.said).toContainEqual(expect.stringMatching(`^${part} died \\(killed by SIGKILL\\)`));
  }
  expect(await findMark("before-kill")).toEqual(["before-kill", "before-kill", "before-kill"]);
}, 60_000);

test("a supervisor killed with -9 leaves nothing running, and the next start finds all data", async () => {
  await leaveMark("before-crash");
  await end(running.child, "SIGKILL");
  await until("all parts are gone", () => alive(running.parts) === 0);
  running = await startSupervisor();
  expect(await findMark("before-crash")).toEqual(["before-crash", "before-crash", "before-crash"]);
}, 60_000);

test("when the watchdog was killed too, the next start ends what was left", async () => {
  process.kill(readRecord(home)?.watchdog ?? Number.NaN, "SIGKILL");
  await end(running.child, "SIGKILL");
  expect(alive(running.parts)).toBe(4);
  const left = running.parts;
  running = await startSupervisor();
  expect(running.said).toContainEqual(expect.stringContaining("ended what a killed run had left"));
  expect(alive(left)).toBe(0);
}, 60_000);

test("SIGTERM stops everything and takes the record away", async () => {
  await end(running.child, "SIGTERM");
  expect(alive(running.parts)).toBe(0);
  expect(readRecord(home)).toBeUndefined();
}, 60_000);

test("a second supervisor of the same stack is refused", async () => {
  await expect(startSupervisor()).rejects.toThrow(/runs already/);
}, 60_000);
