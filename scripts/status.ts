import { print } from "#infra/local/console.ts";
import { openHome } from "#infra/local/home.ts";
import { isAlive } from "#infra/local/live-process.ts";
import { answersOk } from "#infra/local/probe.ts";
import { type RecordedPart, readRecord } from "#infra/local/process-record.ts";

type Health = "healthy" | "unhealthy" | "starting" | "restarting" | "stopped";

async function healthOf(part: RecordedPart): Promise<Health> {
  if (part.state === "waiting") return "restarting";
  if (!isAlive(part)) return "stopped";
  if (part.state === "starting") return "starting";
  return !part.health || (await answersOk(part.health, 3000)) ? "healthy" : "unhealthy";
}

async function status() {
  const record = readRecord(openHome());
  const parts = record?.parts ?? [];
  const processes = parts.map(async (part) => {
    const { name, pid, port, restarts } = part;
    return { name, pid, port, health: await healthOf(part), restarts };
  });
  const running = record !== undefined && isAlive(record.supervisor);
  const supervisor = running
    ? { name: "supervisor", pid: record.supervisor.pid, port: 0, health: "healthy", restarts: 0 }
    : undefined;
  return {
    running,
    addresses: running ? record.addresses : {},
    processes: [...(supervisor ? [supervisor] : []), ...(await Promise.all(processes))],
  };
}

const { running, addresses, processes } = await status();
if (process.argv.includes("--json")) print(JSON.stringify({ running, addresses, processes }, null, 2));
else {
  if (!running)
    print(processes.length ? "the supervisor is dead; npm run down ends what it left" : "nothing runs");
  for (const one of processes) {
    const again = one.restarts ? `, restarted ${one.restarts} times` : "";
    print(
      `${one.name.padEnd(12)}${String(one.pid).padStart(8)}${String(one.port || "").padStart(7)}  ${one.health}${again}`,
    );
  }
  for (const [name, address] of Object.entries(addresses)) print(`${name.padEnd(12)}${address}`);
}
