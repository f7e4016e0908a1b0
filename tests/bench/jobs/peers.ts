import { randomBytes } from "node:crypto";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import PgBoss from "pg-boss";
import { openHome } from "#infra/local/home.ts";
import { installPrograms } from "#infra/local/install-programs.mjs";
import { valkeyPart } from "#infra/local/valkey.ts";
import { Killable } from "#tests/integration/engine/durability/processes.ts";
import { freePort } from "#tests/integration/engine/support.ts";
import { Effects } from "./engine.ts";

/** A queue that does the same no-op work: the job's number is noted when its worker has it. */
export type Peer = {
  name: string;
  effects: Effects;
  send: (numbers: number[]) => Promise<void>;
  stop: () => Promise<void>;
};

/** pg-boss on the same PostgreSQL; its shortest polling interval is half a second. */
export async function startPgBoss(databaseUrl: string): Promise<Peer> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 6 });
  boss.on("error", (error: Error) => console.error("pg-boss:", error.message));
  await boss.start();
  await boss.createQueue("bench");
  const effects = new Effects();
  const options = { batchSize: 200, pollingIntervalSeconds: 0.5 };
  await boss.work<{ n: number }>("bench", options, async (jobs) => {
    for (const { data } of jobs) effects.note(data.n);
  });
  const send = async (numbers: number[]) => {
    await boss.insert(numbers.map((n) => ({ name: "bench", data: { n } })));
  };
  return { name: "pg-boss", effects, send, stop: () => boss.stop({ graceful: false }) };
}

/** BullMQ on the embedded Valkey (append-only file once a second: less durable than the two others). */
export async function startBullMq(): Promise<Peer> {
  const home = openHome(`test/bench-${process.pid}`);
  const found = await installPrograms({ root: home.root, env: {}, say: () => {} });
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const part = valkeyPart({ home, file: found.valkey.file, port, password });
  await part.prepare?.();
  const server = new Killable("valkey", part, part.ready);
  await server.start();
  // A worker's blocking reads wait for as long as they have to.
  const connection = new Redis({ host: "127.0.0.1", port, password, maxRetriesPerRequest: null });
  const options = { connection, skipVersionCheck: true };
  const queue = new Queue("bench", options);
  const effects = new Effects();
  const work = async ({ data }: { data: { n: number } }) => effects.note(data.n);
  const worker = new Worker<{ n: number }>("bench", work, { ...options, concurrency: 50 });
  await worker.waitUntilReady();
  const send = async (numbers: number[]) => {
    await queue.addBulk(
      numbers.map((n) => ({ name: "job", data: { n }, opts: { removeOnComplete: 1_000 } })),
    );
  };
  const stop = async () => {
    await worker.close(true);
    await queue.close();
    connection.disconnect();
    await server.kill();
  };
  return { name: "BullMQ", effects, send, stop };
}
