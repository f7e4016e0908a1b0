import { database, engineDatabase } from "./environment.ts";
import type { Home } from "./home.ts";
import { installPrograms } from "./install-programs.mjs";
import { choosePorts, type Ports } from "./ports.ts";
import { createDatabases, postgresPart, postgresUrl } from "./postgres.ts";
import { ensureBucket, originsOf, s3Client } from "./s3.ts";
import { seaweedPart } from "./seaweed.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { Supervisor } from "./supervisor.ts";
import { upstashPart } from "./upstash.ts";
import { valkeyPart } from "./valkey.ts";
import type { Variables } from "./variables.ts";

export type ServicesOptions = {
  home: Home;
  /** decides which services are the user's own and are not started */
  given: Variables;
  say: (line: string) => void;
  /** port of the web server; the stack's own when absent */
  webPort?: number | undefined;
  /** databases that are thrown away anyway: see postgres.ts */
  volatile?: boolean;
};

/** The services on their way: each promise resolves when that one can be used, and rejects with PartFailed. */
export type Services = {
  supervisor: Supervisor;
  ports: Ports;
  secrets: Secrets;
  database: Promise<void>;
  cache: Promise<void>;
  storage: Promise<void>;
  all: Promise<void>;
};

type Context = Required<Omit<ServicesOptions, "given" | "webPort">> & {
  origins: string[];
  supervisor: Supervisor;
  ports: Ports;
  secrets: Secrets;
};

async function startDatabase(
  { supervisor, home, ports, secrets, volatile }: Context,
  file: string,
): Promise<void> {
  const password = secrets.postgresPassword;
  await supervisor.start(postgresPart({ home, file, port: ports.postgres, password, volatile }));
  await createDatabases(postgresUrl(ports.postgres, password, "postgres"), [database, engineDatabase]);
}

async function startCache({ supervisor, home, ports, secrets }: Context, file: string): Promise<void> {
  const { valkeyPassword, redisToken } = secrets;
  await supervisor.start(valkeyPart({ home, file, port: ports.valkey, password: valkeyPassword }));
  const bridge = { home, port: ports.upstash, token: redisToken, valkeyPort: ports.valkey, valkeyPassword };
  await supervisor.start(upstashPart(bridge));
}

async function startStorage(
  { supervisor, home, ports, secrets, volatile, origins }: Context,
  file: string,
): Promise<void> {
  const access = { accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey };
  await supervisor.start(seaweedPart({ home, file, ports, volatile, ...access }));
  const client = s3Client({ ...access, endpoint: `http://127.0.0.1:${ports.s3}` });
  await Promise.all(
    ["facet-models", "facet-models-replica"].map((bucket) => ensureBucket(client, bucket, origins)),
  );
  client.destroy();
}

/** Starts the services that are not the user's own. Resolves when the programs are there and the starts have begun. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { home, given, say, volatile = false } = options;
  // the launcher has looked already, and has said what it found
  const quiet = Boolean(process.env.FACET_INSTALLED);
  const found = await installPrograms({ root: home.root, env: given, say: quiet ? () => {} : say });
  const supervisor = await Supervisor.open(home, say);
  const ports = await choosePorts(home, say);
  const secrets = loadSecrets(home);
  const own = originsOf(`http://127.0.0.1:${options.webPort ?? ports.web}`);
  const origins = [...own, ...(given.APP_URL ? originsOf(given.APP_URL) : [])];
  const context: Context = { home, say, volatile, supervisor, ports, secrets, origins };
  const unlessOwn = (from: string, start: () => Promise<void>) =>
    from === "url" ? Promise.resolve() : start();
  const starts = {
    database: unlessOwn(found.postgres.from, () => startDatabase(context, found.postgres.file)),
    cache: unlessOwn(found.valkey.from, () => startCache(context, found.valkey.file)),
    storage: unlessOwn(found.seaweed.from, () => startStorage(context, found.seaweed.file)),
  };
  const all = Promise.all(Object.values(starts)).then(() => {});
  all.catch(() => {}); // whoever awaits it sees the failure; nobody has to await all of them
  return { supervisor, ports, secrets, ...starts, all };
}
