import { join } from "node:path";
import { enginePart, webPart, workerPart } from "./application.ts";
import { build } from "./build.ts";
import { composeEnvironment, type Environment, engineEnvironment } from "./environment.ts";
import type { Home } from "./home.ts";
import { type Services, startServices } from "./services.ts";
import type { Supervisor } from "./supervisor.ts";
import type { Variables } from "./variables.ts";

export type Account = { role: string; email: string; password: string };

export type WholeStackOptions = {
  home: Home;
  /** the user's own settings; a service they name is not started */
  given: Variables;
  /** port of the web server; the stack's own when absent */
  webPort?: number;
  development?: boolean;
  /** put demo accounts and orders into the database */
  seed: boolean;
  volatile?: boolean;
  buildFolder?: string;
  say: (line: string) => void;
  /** called as soon as there is something to stop */
  onSupervisor?: (supervisor: Supervisor) => void;
};

export type WholeStack = {
  supervisor: Supervisor;
  environment: Environment;
  /** where people and programs go */
  addresses: Record<string, string>;
  accounts: Account[];
};

type Build = WholeStackOptions & { services: Services; environment: Environment; engine: Environment };

/** Everything printed while starting, one line a part. */
function announceServices({ database, cache, storage }: Services, say: (line: string) => void): void {
  const lines = {
    "PostgreSQL is ready": database,
    "Valkey and its Upstash bridge are ready": cache,
    "SeaweedFS is ready": storage,
  };
  for (const [line, ready] of Object.entries(lines)) ready.then(() => say(line)).catch(() => {});
}

function accountsIn(printed: string): Account[] {
  const lines = printed.split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line) as Account).filter((one) => one.email && one.password);
}

async function prepareDatabase({ home, services, environment, seed, say }: Build): Promise<Account[]> {
  const run = (name: string, script: string) =>
    services.supervisor.run({
      name,
      file: process.execPath,
      args: [join(home.root, script)],
      env: environment,
      cwd: home.root,
    });
  await services.database;
  await run("migrate", "scripts/migrate.ts");
  say("the database is migrated");
  if (!seed) return [];
  await services.all;
  const accounts = accountsIn(await run("seed", "scripts/seed.ts"));
  say("demo accounts and orders are there");
  return accounts;
}

async function startApplication(stack: Build, webPort: number, prepared: Promise<unknown>): Promise<void> {
  const { home, services, environment, engine, development = false, buildFolder = ".next", say } = stack;
  const { supervisor } = services;
  const options = { root: home.root, environment, development };
  const start = (part: Parameters<Supervisor["start"]>[0]) =>
    supervisor.start(part).then(() => say(`${part.name} is ready`));
  const built = development
    ? Promise.resolve()
    : build({ supervisor, root: home.root, folder: buildFolder, environment, say });
  built.catch(() => {});
  await Promise.all([prepared, services.all]);
  const jobs = engine.ENGINE_PORT
    ? [start(enginePart({ ...options, environment: { ...environment, ...engine } }))]
    : [];
  const web = built.then(() => start(webPart(options, webPort, buildFolder)));
  await Promise.all([...jobs, start(workerPart(options)), web]);
}

/** The engine also asks by itself from time to time; asking the apps now saves the wait. */
async function registerFunctions(apps: string[]): Promise<void> {
  const ask = (app: string) =>
    fetch(app, { method: "PUT", signal: AbortSignal.timeout(15_000) }).catch(() => {});
  await Promise.all(apps.map(ask));
}

function addressesOf(environment: Environment, engine: Environment, webPort: number): Record<string, string> {
  const own = `http://127.0.0.1:${webPort}`;
  const web = environment.APP_URL ?? own;
  const found: Record<string, string> = {
    web,
    sales: `${web}/sales`,
    production: `${web}/production`,
    admin: `${web}/admin`,
  };
  if (engine.ENGINE_PORT) found.jobs = `http://127.0.0.1:${engine.ENGINE_PORT}`;
  return found;
}

/**
 * Starts everything: services, migrations, seed, build, engine, worker, web; resolves when all of it is healthy.
 * On failure everything begun is stopped again. @throws PartFailed, or an Error with a line to show
 */
export async function startWholeStack(options: WholeStackOptions): Promise<WholeStack> {
  const { home, given, say, development = false } = options;
  const services = await startServices({ home, given, say, volatile: options.volatile ?? false });
  const { supervisor, ports, secrets } = services;
  options.onSupervisor?.(supervisor);
  announceServices(services, say);
  const webPort = options.webPort ?? ports.web;
  const composing = {
    ports,
    secrets,
    given,
    webPort,
    jobs: development ? ("development" as const) : ("signed" as const),
  };
  const environment = {
    ...composeEnvironment(composing),
    NODE_ENV: development ? "development" : "production",
  };
  const engine = engineEnvironment(composing, environment);
  const stack = { ...options, services, environment, engine };
  try {
    const accounts = prepareDatabase(stack);
    accounts.catch(() => {});
    await startApplication(stack, webPort, accounts);
    if (engine.ENGINE_APPS) await registerFunctions(engine.ENGINE_APPS.split(","));
    const addresses = addressesOf(environment, engine, webPort);
    supervisor.announce(addresses);
    return { supervisor, environment, addresses, accounts: await accounts };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
