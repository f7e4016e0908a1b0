import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, markProcess, type ProcessMark } from "./live-process.ts";

const separator = "_";
const nameOf = (port: number, { pid, startedAt }: ProcessMark) =>
  [port, pid, encodeURIComponent(startedAt)].join(separator);

function markIn(name: string): ProcessMark {
  const [, pid, startedAt = ""] = name.split(separator);
  return { pid: Number(pid), startedAt: decodeURIComponent(startedAt) };
}

/**
 * Claims a port for this process among all checkouts of this machine, also while nothing listens on it yet: a stack chooses
 * its ports minutes before it uses them. False when another living process has it; of two that ask in the same
 * moment perhaps neither gets it. The claim ends with the process.
 */
export function claimPort(port: number, folder = join(tmpdir(), "facet-ports")): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    chmodSync(folder, 0o1777);
  } catch {
    // made by another user, for all
  }
  const own = nameOf(port, markProcess(process.pid));
  writeFileSync(join(folder, own), "");
  const others = readdirSync(folder).filter((name) => name.startsWith(`${port}${separator}`) && name !== own);
  const isTaken = others.some((name) => isAlive(markIn(name)));
  for (const name of others) if (!isAlive(markIn(name))) remove(join(folder, name));
  if (isTaken) remove(join(folder, own));
  else process.once("exit", () => remove(join(folder, own)));
  return !isTaken;
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // another user's, and its process is gone: nobody heeds it
  }
}
