import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { engineProcess, type Killable } from "#tests/integration/engine/durability/processes.ts";
import { freePort, pause } from "#tests/integration/engine/support.ts";

/** Waits for numbered effects; `at` is wall-clock milliseconds with fractions. */
export class Effects {
  readonly #at = new Map<number, number>();
  note(n: number): void {
    this.#at.set(n, performance.timeOrigin + performance.now());
  }
  noteAt(n: number, at: number): void {
    this.#at.set(n, at);
  }
  get count(): number {
    return this.#at.size;
  }
  clear(): void {
    this.#at.clear();
  }
  async of(n: number): Promise<number> {
    for (let at = this.#at.get(n); ; at = this.#at.get(n)) {
      if (at !== undefined) return at;
      await pause(1);
    }
  }
  async reach(count: number): Promise<void> {
    while (this.#at.size < count) await pause(2);
  }
}

/** The engine and the app, each a process of its own. */
export type Setup = {
  engine: Killable;
  effects: Effects;
  send: (name: string, numbers: number[]) => Promise<void>;
  /** Calls the app's door without an engine: how fast could anything be that calls it? */
  callApp: (calls: number, parallel: number) => Promise<number>;
  stop: () => Promise<void>;
};

export async function startSetup(databaseUrl: string): Promise<Setup> {
  const port = await freePort();
  const engineUrl = `http://127.0.0.1:${port}`;
  const effects = new Effects();
  const app = fork(join(import.meta.dirname, "app.ts"), {
    env: { ...process.env, BENCH_ENGINE_URL: engineUrl },
  });
  const appUrl = `http://127.0.0.1:${await portOf(app, effects)}/api/inngest`;
  const engine = engineProcess("engine", { databaseUrl, port, appUrl, env: { ENGINE_SYNC: "60s" } });
  await engine.start();
  const agent = new Agent({ keepAlive: true });
  const post = (url: string, body: string) => postJson(agent, url, body);
  await pause(1_500);
  const send = async (name: string, numbers: number[]) => {
    const events = numbers.map((n) => ({ name, data: { n }, ts: Date.now() }));
    if ((await post(`${engineUrl}/e/bench`, JSON.stringify(events))) !== 200)
      throw new Error("an event was refused");
  };
  const callApp = (calls: number, parallel: number) => measureApp(post, appUrl, calls, parallel);
  const stop = async () => {
    await engine.kill("SIGTERM");
    agent.destroy();
    app.kill("SIGKILL");
  };
  return { engine, effects, send, callApp, stop };
}

function portOf(app: ChildProcess, effects: Effects): Promise<number> {
  return new Promise((resolve, reject) => {
    app.on("exit", () => reject(new Error("the app of the benchmark is gone")));
    app.on("message", (message: { port?: number; n?: number; at?: number }) => {
      if (message.port !== undefined) resolve(message.port);
      if (message.n !== undefined && message.at !== undefined) effects.noteAt(message.n, message.at);
    });
  });
}

function postJson(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject).end(body);
  });
}

async function measureApp(
  post: (url: string, body: string) => Promise<number>,
  appUrl: string,
  calls: number,
  parallel: number,
): Promise<number> {
  const event = { id: "01M000000000000000000000EV", name: "bench/noop", data: { n: -1 }, ts: 1, user: {} };
  const ctx = {
    run_id: "01M000000000000000000000RN",
    attempt: 0,
    max_attempts: 5,
    stack: { stack: [], current: 0 },
  };
  const body = JSON.stringify({ ctx, event, events: [event], steps: {}, version: -1 });
  let left = calls;
  const caller = async () => {
    while (left-- > 0) await post(`${appUrl}?fnId=bench-noop&stepId=step`, body);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: parallel }, caller));
  return (calls / (performance.now() - started)) * 1_000;
}

/** CPU seconds and resident megabytes of a process. */
export function usage(pid: number): { cpuSeconds: number; megabytes: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const resident = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
  return { cpuSeconds: (Number(stat[11]) + Number(stat[12])) / 100, megabytes: resident / 1_024 };
}
