import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process named so that its number, given away again, is not taken for it. */
export type ProcessMark = { pid: number; startedAt: string };

/** When the process started, in the system's own words; undefined when there is none, or only its corpse. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    if (process.platform === "linux") return undefined;
    return (
      spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || undefined
    );
  }
}

export function markProcess(pid: number): ProcessMark {
  return { pid, startedAt: startOf(pid) ?? "" };
}

export function isAlive(mark: ProcessMark): boolean {
  return mark.startedAt !== "" && startOf(mark.pid) === mark.startedAt;
}

/** Sends a signal to a process, or with `group` to all of its process group; one that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals, group = false): void {
  try {
    process.kill(group ? -pid : pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Asks a process to end, waits `graceMs`, then ends it. Resolves when it is gone. */
export async function endProcess(
  mark: ProcessMark,
  ask: NodeJS.Signals,
  graceMs: number,
  group: boolean,
): Promise<void> {
  if (!isAlive(mark)) return;
  signal(mark.pid, ask, group);
  const until = Date.now() + graceMs;
  while (isAlive(mark)) {
    if (Date.now() > until) signal(mark.pid, "SIGKILL", group);
    await sleep(20);
  }
}
