// npm run bench -- jobs [--runs 5000] [--samples 200] [--stored 0] [--no-peers]; with --plans only the hot queries,
// at a thousand stored runs and at --stored (a million)
import { parseArgs } from "node:util";
import postgres from "postgres";
import { migrate } from "#jobs/engine/store/schema.ts";
import { startDatabase } from "#tests/integration/engine/durability/processes.ts";
import { pause } from "#tests/integration/engine/support.ts";
import { type Effects, startSetup, usage } from "./jobs/engine.ts";
import { type Peer, startBullMq, startPgBoss } from "./jobs/peers.ts";
import { hotPlans, type Plan } from "./jobs/plans.ts";
import { storeRuns } from "./jobs/stored-runs.ts";

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    runs: { type: "string", default: "5000" },
    samples: { type: "string", default: "200" },
    stored: { type: "string", default: "0" },
    "no-peers": { type: "boolean", default: false },
    plans: { type: "boolean", default: false },
  },
});
const [RUNS, SAMPLES, STORED] = [Number(values.runs), Number(values.samples), Number(values.stored)];
const BATCH = 100;
const IDLE_MS = 20_000;

type Row = { what: string; p50: string; p95: string; perSecond: string };
const table: Row[] = [];

function percentile(sorted: readonly number[], share: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`;
}

/** One at a time: from sending to effect. */
async function latency(what: string, effects: Effects, send: (n: number) => Promise<void>, samples: number) {
  effects.clear();
  const taken: number[] = [];
  for (let n = 0; n < samples; n++) {
    const sentAt = performance.timeOrigin + performance.now();
    await send(n);
    taken.push((await effects.of(n)) - sentAt);
    await pause(5);
  }
  taken.sort((a, b) => a - b);
  table.push({ what, p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), perSecond: "" });
}

/** All at once: from the first to the last effect counted from the first sending. */
async function throughput(
  what: string,
  effects: Effects,
  send: (n: number[]) => Promise<void>,
  runs: number,
) {
  effects.clear();
  const numbers = Array.from({ length: runs }, (_, n) => n);
  const started = performance.now();
  while (numbers.length > 0) await send(numbers.splice(0, BATCH));
  await effects.reach(runs);
  const perSecond = Math.round((runs / (performance.now() - started)) * 1_000);
  table.push({ what, p50: "", p95: "", perSecond: String(perSecond) });
}

async function benchPeer(peer: Peer): Promise<void> {
  await latency(`${peer.name}: no-op job`, peer.effects, (n) => peer.send([n]), Math.min(SAMPLES, 50));
  await throughput(`${peer.name}: no-op jobs`, peer.effects, peer.send, RUNS);
  await peer.stop();
}

const FEW = 1_000;
const MANY = 1_000_000;

/** The hot queries with few stored runs and with many, side by side. */
async function comparePlans(url: string): Promise<void> {
  const db = postgres(url, { max: 1, onnotice: () => {} });
  await migrate(db);
  const many = STORED || MANY;
  await storeRuns(db, FEW);
  const few = await hotPlans(url, FEW);
  await storeRuns(db, many, FEW);
  const later = await hotPlans(url, many);
  await db.end();
  const shown = (plan: Plan | undefined) => (plan ? `${plan.ms.toFixed(2)} ms, ${plan.pages} pages` : "");
  console.table(
    later.map((plan, i) => ({
      query: plan.what,
      [`${FEW} runs`]: shown(few[i]),
      [`${many} runs`]: shown(plan),
      reads: plan.reads,
    })),
  );
}

const database = await startDatabase();
const sql = postgres(database.url, { max: 2, onnotice: () => {} });
if (values.plans) {
  try {
    await comparePlans(database.url);
  } finally {
    await sql.end();
    await database.remove();
  }
  process.exit(0);
}
try {
  const setup = await startSetup(database.url);
  const { effects, send, engine } = setup;
  if (STORED > 0) {
    console.log(`storing ${STORED} old runs …`);
    await storeRuns(sql, STORED);
  }
  await send("bench/noop", [0]);
  await effects.of(0);
  await latency("engine: no steps", effects, (n) => send("bench/noop", [n]), SAMPLES);
  await latency("engine: three steps", effects, (n) => send("bench/three", [n]), SAMPLES);
  const [start, pid] = [usage(engine.pid), engine.pid];
  await throughput("engine: no-step runs", effects, (n) => send("bench/noop", n), RUNS);
  const cpuMsPerRun = ((usage(pid).cpuSeconds - start.cpuSeconds) * 1_000) / RUNS;
  await throughput("engine: three-step runs", effects, (n) => send("bench/three", n), Math.round(RUNS / 4));
  const door = await setup.callApp(RUNS, 50);
  table.push({ what: "the app's HTTP door alone", p50: "", p95: "", perSecond: String(Math.round(door)) });
  await pause(2_000);
  const before = usage(engine.pid);
  await pause(IDLE_MS);
  const after = usage(engine.pid);
  const cpu = ((after.cpuSeconds - before.cpuSeconds) / (IDLE_MS / 1_000)) * 100;
  await setup.stop();
  if (!values["no-peers"]) {
    await benchPeer(await startPgBoss(database.url));
    await benchPeer(await startBullMq());
  }
  console.table(table);
  console.log(`engine: ${cpuMsPerRun.toFixed(2)} ms of CPU for a no-step run`);
  console.log(`idle engine: ${cpu.toFixed(2)} % of one core, ${after.megabytes.toFixed(0)} MB resident`);
  if (STORED > 0) console.table(await hotPlans(database.url, STORED), ["what", "ms", "pages", "reads"]);
} finally {
  await sql.end();
  await database.remove();
}
process.exit(0);
