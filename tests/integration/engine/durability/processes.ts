import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { openHome } from "#infra/local/home.ts";
import { installPrograms } from "#infra/local/install-programs.mjs";
import { postgresPart, postgresUrl } from "#infra/local/postgres.ts";
import { freePort, pause } from "../support.ts";

type Command = {
  file: string;
  args: string[];
  env: Record<string, string | undefined>;
  cwd?: string;
  user?: { uid: number; gid: number } | undefined;
};

const START_MS = 60_000;

/** A process of its own that a test kills and starts again. */
export class Killable {
  readonly name: string;
  readonly #command: Command;
  readonly #ready: () => Promise<boolean>;
  #child: ChildProcess | null = null;
  #output = "";

  constructor(name: string, command: Command, ready: () => Promise<boolean>) {
    this.name = name;
    this.#command = command;
    this.#ready = ready;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** What the process has said: shown when a test fails. */
  get output(): string {
    return this.#output.slice(-4_000);
  }

  /** Starts the process, again and again until it is ready: what its predecessor held may not be free yet. */
  async start(): Promise<void> {
    const deadline = performance.now() + START_MS;
    while (performance.now() < deadline) {
      this.#spawn();
      const child = this.#child;
      const over = () => child?.exitCode !== null || child.signalCode !== null;
      while (!over() && performance.now() < deadline) {
        if (await this.#ready().catch(() => false)) return;
        await pause(50);
      }
      await pause(200);
    }
    throw new Error(`${this.name} does not start: ${this.output}`);
  }

  /** Ends it at once, as a power cut would, and waits until it is gone. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  #spawn(): void {
    const { file, args, env, cwd, user } = this.#command;
    const child: ChildProcess = spawn(file, args, {
      env: env as NodeJS.ProcessEnv,
      ...(cwd ? { cwd } : {}),
      ...user,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.#output = (this.#output + text.toString()).slice(-20_000);
      });
    }
    this.#child = child;
  }
}

/** A PostgreSQL of the test's own, with every safety on, so that killing it means something. */
export async function startDatabase(): Promise<{
  server: Killable;
  url: string;
  remove: () => Promise<void>;
}> {
  const home = openHome(`test/engine-${process.pid}-${randomBytes(3).toString("hex")}`);
  const found = await installPrograms({ root: home.root, env: {}, say: () => {} });
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const part = postgresPart({ home, file: found.postgres.file, port, password });
  await part.prepare?.();
  const server = new Killable("postgres", part, part.ready);
  await server.start();
  const remove = async () => {
    await server.kill("SIGINT");
    rmSync(join(home.data, ".."), { recursive: true, force: true });
    rmSync(home.folder, { recursive: true, force: true });
  };
  return { server, url: postgresUrl(port, password, "postgres"), remove };
}

const ROOT = join(import.meta.dirname, "../../../..");

export function engineProcess(
  name: string,
  settings: { databaseUrl: string; port: number; appUrl: string; env?: Record<string, string> },
): Killable {
  const env = {
    ...process.env,
    ENGINE_DATABASE_URL: settings.databaseUrl,
    ENGINE_PORT: String(settings.port),
    ENGINE_APPS: settings.appUrl,
    ENGINE_RETRY_SCHEDULE: "0.2,0.2,0.5,0.5,1",
    ENGINE_SYNC: "2s",
    ENGINE_GRACE: "3s",
    ...settings.env,
  };
  const command = { file: process.execPath, args: ["jobs/engine/main.ts"], env, cwd: ROOT };
  return new Killable(name, command, () => answers(`http://127.0.0.1:${settings.port}/health`));
}

export function appProcess(settings: { databaseUrl: string; port: number; engineUrls: string }): Killable {
  const env = {
    ...process.env,
    APP_DATABASE_URL: settings.databaseUrl,
    APP_PORT: String(settings.port),
    APP_ENGINE_URL: settings.engineUrls,
  };
  const file = "tests/integration/engine/durability/app.ts";
  const command = { file: process.execPath, args: [file], env, cwd: ROOT };
  return new Killable("app", command, () => answers(`http://127.0.0.1:${settings.port}/health`));
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
}

/** A client that outlives restarts of its server: asks again until it is answered. */
export async function patiently<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      return await ask(sql);
    } catch (error) {
      if (tries > 100) throw error;
      await pause(200);
    } finally {
      await sql.end({ timeout: 0 });
    }
  }
}
