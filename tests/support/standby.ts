import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { openHome } from "#infra/local/home.ts";
import { installPrograms } from "#infra/local/install-programs.mjs";
import { postgresPart, postgresUrl } from "#infra/local/postgres.ts";
import { Killable } from "../integration/engine/durability/processes.ts";
import { eventually, freePort } from "../integration/engine/support.ts";

const run = promisify(execFile);

type Server = { process: Killable; url: string; folder: string };
/** A PostgreSQL and its standby, both with every safety on. */
export type Pair = { primary: Server; standby: Server; remove: () => Promise<void> };

/** Starts the two. With a synchronous standby a commit is answered when both hold it. */
export async function startPair({ isSynchronous = true } = {}): Promise<Pair> {
  const home = openHome(`test/pair-${process.pid}-${randomBytes(3).toString("hex")}`);
  const found = await installPrograms({ root: home.root, env: {}, say: () => {} });
  const { file } = found.postgres;
  const password = randomBytes(12).toString("hex");
  const second = { ...home, data: join(home.data, "standby") };
  mkdirSync(second.data);
  if (home.user) chownSync(second.data, home.user.uid, home.user.gid);
  const server = async (where: typeof home) => {
    const port = await freePort();
    const part = postgresPart({ home: where, file, port, password });
    const process = new Killable(`postgres ${port}`, part, part.ready);
    const folder = join(where.data, "postgres");
    return { process, port, part, folder, url: postgresUrl(port, password, "postgres") };
  };
  const [primary, standby] = [await server(home), await server(second)];
  await primary.part.prepare?.();
  await primary.process.start();
  const from = ["-h", "127.0.0.1", "-p", String(primary.port), "-U", "facet"];
  const copy = ["-D", standby.folder, "-R", "-X", "stream", "-c", "fast"];
  const env = { PATH: "/usr/bin:/bin", PGPASSWORD: password } as unknown as NodeJS.ProcessEnv;
  await run(join(dirname(file), "pg_basebackup"), [...from, ...copy], { cwd: "/", env, ...home.user });
  await standby.process.start();
  if (isSynchronous) await makeSynchronous(primary.url);
  const remove = async () => {
    resume(standby);
    await Promise.all([primary, standby].map((one) => one.process.kill()));
    rmSync(join(home.data, ".."), { recursive: true, force: true });
    rmSync(home.folder, { recursive: true, force: true });
  };
  return { primary, standby, remove };
}

async function makeSynchronous(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`alter system set synchronous_standby_names = '*'`;
  await sql`select pg_reload_conf()`;
  await eventually(
    async () => (await sql`select 1 from pg_stat_replication where sync_state = 'sync'`).length === 1,
    20_000,
  );
  await sql.end();
}

/** The server stops where it is, as on a machine that swaps or a disk that hangs: its connections stay open. */
export const stall = (server: Server): void => signalAll(server, "SIGSTOP");
/** Every process of it at once, as when its machine goes. */
export const crash = (server: Server): void => signalAll(server, "SIGKILL");
export const resume = (server: Server): void => signalAll(server, "SIGCONT");

function signalAll({ process: { pid } }: Server, name: NodeJS.Signals): void {
  if (pid === 0) return;
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  for (const one of [pid, ...children.trim().split(/\s+/).map(Number)]) if (one) process.kill(one, name);
}
