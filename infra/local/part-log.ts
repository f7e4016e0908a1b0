import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";

const rotateAt = 10 * 1024 * 1024;

export const logPath = (home: Home, name: string) => join(home.log, `${name}.log`);

/** Opens a part's log for appending; a large one is set aside first (one old file is kept). */
export function openLog(home: Home, name: string): number {
  const path = logPath(home, name);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}

/** The end of a log, from `offset` (bytes) on, at most 16 KB. */
export function logTail(home: Home, name: string, offset: number): string {
  const file = openSync(logPath(home, name), "r");
  try {
    const size = fstatSync(file).size;
    const from = Math.max(offset, size - 16_384);
    const bytes = Buffer.alloc(Math.max(0, size - from));
    readSync(file, bytes, 0, bytes.length, from);
    return bytes.toString("utf8");
  } finally {
    closeSync(file);
  }
}

/** The line of a failed start that says why, with what to do where we know it. */
export function failureReason(tail: string): string {
  if (/no space left on device|ENOSPC/i.test(tail))
    return "the disk is full: free at least 1 GB and start again";
  const taken = /(?:address already in use|EADDRINUSE)[^\n]*/i.exec(tail);
  if (taken) return `its port is taken (${taken[0].trim()}): stop the other program and start again`;
  const lines = tail.split("\n").filter((line) => line.trim());
  const thrown = lines.find((line) => /^\s*(Uncaught )?\w*Error\b.*: /.test(line));
  const telling = thrown ?? lines.findLast((line) => /fatal|panic|error|refus|denied|cannot/i.test(line));
  return (telling ?? lines.at(-1) ?? "it ended without a word").trim().slice(0, 300);
}
