import { join } from "node:path";
import { enginePart, webPart, workerPart } from "./application.ts";
import { build } from "./build.ts";
import { composeEnvironment, type Environment, engineEnvironment } from "./environment.ts";
import type { Home } from "./home.ts";
import type { Part } from "./part.ts";
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

function runScript({ home, services, environment }: Build, name: string): Promise<string> {
  const args = [join(home.root, `scripts/${name}.ts`)];
  return services.supervisor.run({ name, file: process.execPath, args, env: environment, cwd: home.root });
}

async function migrate(stack: Build): Promise<void> {
  await stack.services.database;
  await runScript(stack, "migrate");
  stack.say("the database is migrated");
}

async function seed(stack: Build, migrated: Promise<void>): Promise<Account[]> {
  await Promise.all([migrated, stack.services.all]);
  if (!stack.seed) return [];
  const accounts = accountsIn(await runScript(stack, "seed"));
  stack.say("demo accounts and orders are there");
  return accounts;
}

/** The web server comes up beside the seed; whoever works on orders by themselves only after it. */
async function startApplication(stack: Build, webPort: number): Promise<Account[]> {
  const { home, services, environment, engine, development = false, buildFolder = ".next", say } = stack;
  const { supervisor } = services;
  const options = { root: home.root, environment, development };
  const start = (part: Part) => supervisor.start(part).then(() => say(`${part.name} is ready`));
  const migrated = migrate(stack);
  const startWeb = async () => {
    const made = { supervisor, root: home.root, folder: buildFolder, environment, say };
    await Promise.all([development || build(made), migrated, services.all]);
    await start(webPart(options, webPort, buildFolder));
  };
  const startJobs = async () => {
    const accounts = await seed(stack, migrated);
    const withEngine = { ...options, environment: { ...environment, ...engine } };
    await Promise.all([start(workerPart(options)), engine.ENGINE_PORT && start(enginePart(withEngine))]);
    return accounts;
  };
  const [accounts] = await Promise.all([startJobs(), startWeb()]);
  return accounts;
}

function addressesOf(environment: Environment, engine: Environment, webPort: number): Record<string, string> {
  const own = `http://127.0.0.1:${webPort}`;
  const web = environment.APP_URL ?? own;
  const found: Record<string, string> = {
    web,
    sales: `${web}/ru/sales`,
    production: `${web}/ru/board`,
    admin: `${web}/ru/admin`,
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
  const services = await startServices({
    home,
    given,
    say,
    volatile: options.volatile ?? false,
    webPort: options.webPort,
  });
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
  const engine = engineEnvironment(composing);
  const stack = { ...options, services, environment, engine };
  try {
    const accounts = await startApplication(stack, webPort);
    const addresses = addressesOf(environment, engine, webPort);
    supervisor.announce(addresses);
    return { supervisor, environment, addresses, accounts };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
