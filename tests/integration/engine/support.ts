import { randomUUID } from "node:crypto";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { type EngineConfig, readConfig } from "#jobs/engine/config.ts";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";

/** A key pair for signed mode; nothing outside the tests knows it. */
export const KEYS = {
  signing: "signkey-test-a1b2c3d4e5f60718293a4b5c6d7e8f90",
  event: "event-key-of-the-tests",
};

/** Settings that make an engine quick to watch: short retries, its own port, the database of the test file. */
export function testConfig(overrides: Partial<EngineConfig> = {}): EngineConfig {
  const databaseUrl = process.env.DATABASE_URL;
  const config = readConfig({ ENGINE_DATABASE_URL: databaseUrl, ENGINE_PORT: "0", ENGINE_GRACE: "1s" });
  return { ...config, retryScheduleMs: [50, 50, 50], syncMs: 60_000, ...overrides };
}

/** The port of a server that was just closed: nothing listens there yet. */
export async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Functions = (client: Inngest) => InngestFunction.Any[];

/** An app of real functions behind the SDK's own HTTP door; `calls`: how many were begun. */
export type TestApp = { client: Inngest; url: string; calls: () => number; close: () => Promise<void> };

type FalseAnswer = { status: number; headers: Record<string, string>; body: string };
type AppOptions = {
  signed?: boolean;
  keys?: { signing: string; event: string };
  port?: number;
  /** What something between engine and app says in its place to the call of this number, from 1; null: nothing. */
  instead?: (call: number) => FalseAnswer | null;
};

export async function startApp(
  engineUrl: string,
  id: string,
  functions: Functions,
  options: AppOptions = {},
): Promise<TestApp> {
  const { signing, event } = options.keys ?? KEYS;
  const keys = options.signed ? { isDev: false, signingKey: signing, eventKey: event } : { isDev: true };
  const client = new Inngest({ id, baseUrl: engineUrl, logger: silent, ...keys });
  const answer = serve({ client, functions: functions(client) });
  let calls = 0;
  const server = http.createServer((request, response) => {
    if (request.method === "POST") calls++;
    const own = request.method === "POST" ? options.instead?.(calls) : null;
    if (own) {
      request.resume();
      response.writeHead(own.status, own.headers).end(own.body);
      return;
    }
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { client, url: `http://127.0.0.1:${port}/api/inngest`, calls: () => calls, close };
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** Tells the app to register itself; returns the SDK's answer. */
export async function register(app: TestApp): Promise<{ status: number; body: { message: string } }> {
  const answer = await fetch(app.url, { method: "PUT" });
  return { status: answer.status, body: (await answer.json()) as { message: string } };
}

/** An engine and one app, connected. */
export type World = {
  engine: Engine;
  app: TestApp;
  send: TestApp["client"]["send"];
  stop: () => Promise<void>;
};

export async function startWorld(
  functions: Functions,
  options: { signed?: boolean; config?: Partial<EngineConfig>; id?: string } = {},
): Promise<World> {
  const keys = options.signed ? { signingKey: KEYS.signing, eventKey: KEYS.event } : {};
  const engine = await startEngine(testConfig({ ...keys, ...options.config }));
  const app = await startApp(engine.url, options.id ?? "shop", functions, options);
  const registered = await register(app);
  if (registered.status !== 200) throw new Error(registered.body.message);
  const stop = async () => {
    await engine.stop();
    await app.close();
  };
  return { engine, app, send: app.client.send.bind(app.client), stop };
}

/** Asks until the answer is neither null nor undefined nor false; fails after `ms`. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  ms = 10_000,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) {
      return answer as Exclude<T, null | undefined | false>;
    }
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${ask.toString().slice(0, 200)}`);
    await pause(20);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export type ShownRun = {
  run_id: string;
  function_id: string;
  status: string;
  ended_at: string | null;
  output: unknown;
};

/** The runs of an event, from the engine's public door. */
export async function runsOf(engine: Engine, eventId: string, signed = false): Promise<ShownRun[]> {
  const headers: Record<string, string> = signed ? { authorization: `Bearer ${KEYS.signing}` } : {};
  const answer = await fetch(`${engine.url}/v1/events/${eventId}/runs`, { headers });
  return ((await answer.json()) as { data: ShownRun[] }).data;
}

/** Waits until the only run of an event is over. */
export async function ended(
  engine: Engine,
  eventId: string | undefined,
  { signed = false, ms = 10_000 } = {},
): Promise<ShownRun> {
  return eventually(async () => {
    const runs = await runsOf(engine, eventId ?? "", signed);
    return runs.length > 0 && runs.every((run) => run.ended_at !== null) && runs[0];
  }, ms);
}

/** A name no other test uses. */
export function unique(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}
