import { parseArgs } from "node:util";
import { complain, print, say } from "#infra/local/console.ts";
import { startDetached } from "#infra/local/detach.ts";
import { forgetData, requireDiskSpace } from "#infra/local/disk.ts";
import { givenEnvironment } from "#infra/local/environment.ts";
import { type Home, openHome } from "#infra/local/home.ts";
import { runningRecord } from "#infra/local/process-record.ts";
import type { Supervisor } from "#infra/local/supervisor.ts";
import { chooseWebPort } from "#infra/local/web-port.ts";
import { startWholeStack, type WholeStack } from "#infra/local/whole-stack.ts";

const usage = "npm run up -- [--detach] [--fresh] [--port N] [--dev] [--seed]";

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        detach: { type: "boolean", default: false },
        fresh: { type: "boolean", default: false },
        port: { type: "string" },
        dev: { type: "boolean", default: false },
        seed: { type: "boolean", default: false },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Error("--port is not a port");
    return { ...values, port };
  } catch (error) {
    throw new Error(`${(error as Error).message.split(". ")[0]}. Usage: ${usage}`);
  }
}

type Flags = ReturnType<typeof readFlags>;

/** Ctrl-C, `npm run down`, a closed terminal, a killed launcher: all end in the same clean stop. */
function stopOnSignals(current: () => Supervisor | undefined): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say("stopping");
    await current()?.stop();
    say("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  if (!process.env.FACET_DETACHED) process.on("disconnect", stop);
}

function report({ addresses, accounts }: WholeStack): void {
  say("everything is healthy");
  print("");
  for (const [name, address] of Object.entries(addresses)) print(`  ${name.padEnd(12)}${address}`);
  if (accounts.length) print("\n  demo accounts");
  for (const { role, email, password } of accounts) print(`  ${role.padEnd(12)}${email}  ${password}`);
  print(process.env.FACET_DETACHED ? "\n  npm run down stops it" : "\n  Ctrl-C stops it");
}

async function up(home: Home, flags: Flags): Promise<void> {
  const given = givenEnvironment(home.root);
  requireDiskSpace(home.data);
  if (flags.fresh) await forgetData(home);
  const webPort = await chooseWebPort(home, flags.port, say);
  let supervisor: Supervisor | undefined;
  stopOnSignals(() => supervisor);
  const ownDatabase = Boolean(given.DATABASE_URL);
  if (ownDatabase && !flags.seed)
    say("DATABASE_URL is your own: no demo accounts are put into it (--seed does)");
  const stack = await startWholeStack({
    home,
    given,
    development: flags.dev,
    seed: flags.seed || !ownDatabase,
    say,
    onSupervisor: (one) => (supervisor = one),
    ...(webPort ? { webPort } : {}),
  });
  report(stack);
  process.send?.({ healthy: true });
}

try {
  const flags = readFlags();
  const home = openHome();
  const running = runningRecord(home);
  if (running) {
    print(`it runs already (process ${running.supervisor.pid}); npm run down stops it`);
    for (const [name, address] of Object.entries(running.addresses)) print(`  ${name.padEnd(12)}${address}`);
  } else if (flags.detach && !process.env.FACET_DETACHED) {
    process.exitCode = await startDetached(home, process.argv.slice(2));
  } else await up(home, flags);
} catch (error) {
  complain(error);
  process.exit(1);
}
