import { execFile } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import type { Home } from "./home.ts";
import { endProcess, markProcess } from "./live-process.ts";
import { type Part, PartFailed } from "./part.ts";
import { failureReason } from "./part-log.ts";
import type { Variables } from "./variables.ts";

const run = promisify(execFile);
const wantedMajor = "18";

export type PostgresOptions = {
  home: Home;
  /** the `postgres` program; initdb lies beside it */
  file: string;
  port: number;
  password: string;
  /**
   * Give up durability for speed (fsync off): only for test databases that are thrown away. Never for fault tests.
   */
  volatile?: boolean;
};

export function postgresUrl(port: number, password: string, database: string): string {
  return `postgres://facet:${password}@127.0.0.1:${port}/${database}`;
}

/** Settings for a laptop and CI. Every one that guards data keeps its safe value unless `volatile`. */
function postgresSettings({ port, volatile = false }: { port: number; volatile?: boolean }): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "256MB",
    effective_cache_size: "1GB",
    fsync: volatile ? "off" : "on",
    synchronous_commit: volatile ? "off" : "on",
    full_page_writes: volatile ? "off" : "on",
    wal_level: "replica",
    wal_compression: "pglz",
    max_wal_size: "2GB",
    min_wal_size: "256MB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // statements can carry personal data
    log_min_error_statement: "panic",
    log_line_prefix: "%m [%p] ",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function initialise(
  { home, file, password, volatile }: PostgresOptions,
  folder: string,
): Promise<void> {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.user) for (const path of [fresh, passwordFile]) chownSync(path, home.user.uid, home.user.gid);
  const args = ["-D", fresh, "-U", "facet", "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8"];
  args.push(
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--data-checksums",
    ...(volatile ? ["--no-sync"] : []),
  );
  try {
    await run(join(dirname(file), "initdb"), args, {
      cwd: "/",
      env: serverEnvironment() as NodeJS.ProcessEnv,
      ...home.user,
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    rmSync(fresh, { recursive: true, force: true });
    const nameless = /could not look up effective user ID/.test(stderr ?? "");
    const reason = nameless
      ? "this user id has no name in /etc/passwd: start as a user that has one"
      : undefined;
    throw new PartFailed("postgres", reason ?? failureReason(stderr || message));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // renamed last: a folder under its right name is always a whole cluster
  await run("mv", [fresh, folder]);
}

/** Nothing of the caller's: PGDATA, PGPORT and their like would reach the server. */
function serverEnvironment(): Variables {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/** A killed supervisor's server still holds the data folder, or a dead one's lock file names somebody else's process. */
async function clearLock(folder: string): Promise<void> {
  const lock = join(folder, "postmaster.pid");
  if (!existsSync(lock)) return;
  const [pid, dataFolder] = readFileSync(lock, "utf8").split("\n");
  const mark = markProcess(Number(pid));
  const command = commandLine(Number(pid));
  if (command.includes("postgres") && command.includes(folder) && dataFolder === folder) {
    await endProcess(mark, "SIGINT", 10_000, false);
  }
  rmSync(lock, { force: true });
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function prepare(options: PostgresOptions, folder: string): Promise<void> {
  const versionFile = join(folder, "PG_VERSION");
  if (!existsSync(versionFile)) return initialise(options, folder);
  const major = readFileSync(versionFile, "utf8").trim();
  if (major !== wantedMajor) {
    const what = `its data are of version ${major}, the server is ${wantedMajor}`;
    throw new PartFailed("postgres", `${what}: npm run up -- --fresh starts empty (export them first)`);
  }
  chmodSync(folder, 0o700);
  await clearLock(folder);
}

async function isReady(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 1, onnotice: () => {}, idle_timeout: 1 });
  try {
    await sql`select 1`;
    return true;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Creates the databases that are missing. `adminUrl` names a database that exists. */
export async function createDatabases(adminUrl: string, names: string[]): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql<{ datname: string }[]>`select datname from pg_database`;
    for (const name of names) {
      if (!found.some((row) => row.datname === name)) await sql`create database ${sql(name)}`;
    }
  } finally {
    await sql.end();
  }
}

/** PostgreSQL 18 of this stack: password login on 127.0.0.1 only, one superuser "facet", data kept over restarts. */
export function postgresPart(options: PostgresOptions): Part {
  const { home, file, port, password, volatile = false } = options;
  const folder = join(home.data, "postgres");
  return {
    name: "postgres",
    tier: "service",
    port,
    file,
    args: ["-D", folder, ...postgresSettings({ port, volatile })],
    env: serverEnvironment(),
    cwd: "/",
    user: home.user,
    stopSignal: "SIGINT",
    graceMs: 15_000,
    startMs: 120_000,
    prepare: () => prepare(options, folder),
    ready: () => isReady(postgresUrl(port, password, "postgres")),
  };
}
