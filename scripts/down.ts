import { setTimeout as sleep } from "node:timers/promises";
import { complain, print } from "#infra/local/console.ts";
import { type Home, openHome } from "#infra/local/home.ts";
import { isAlive, signal } from "#infra/local/live-process.ts";
import { endLeftovers, type ProcessRecord, runningRecord } from "#infra/local/process-record.ts";

const patienceMs = 40_000;

async function stopSupervisor({ supervisor }: ProcessRecord): Promise<void> {
  signal(supervisor.pid, "SIGTERM");
  const until = Date.now() + patienceMs;
  while (isAlive(supervisor) && Date.now() < until) await sleep(50);
  if (isAlive(supervisor)) signal(supervisor.pid, "SIGKILL");
}

async function down(home: Home): Promise<void> {
  const running = runningRecord(home);
  if (running) await stopSupervisor(running);
  const ended = await endLeftovers(home);
  if (ended.length) print(`ended what was left: ${ended.join(", ")}`);
  else print(running ? "stopped" : "nothing runs");
}

try {
  await down(openHome());
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
