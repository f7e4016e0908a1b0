import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { readJson, writeJson } from "./json-file.ts";
import { endProcess, isAlive, markProcess, type ProcessMark } from "./live-process.ts";

export type RecordedPart = ProcessMark & {
  name: string;
  tier: "service" | "application";
  port: number;
  state: "starting" | "ready" | "waiting" | "held";
  restarts: number;
  stopSignal: NodeJS.Signals;
  graceMs: number;
  health?: string;
};

export type ProcessRecord = {
  supervisor: ProcessMark;
  /** the shell that ends the parts when the supervisor dies */
  watchdog: number;
  /** where people go, shown by `status` and by a second `up` */
  addresses: Record<string, string>;
  parts: RecordedPart[];
};

const pathOf = (home: Home) => join(home.folder, "run.json");

export function readRecord(home: Home): ProcessRecord | undefined {
  return readJson<ProcessRecord>(pathOf(home));
}

/** Records what this process supervises. */
export function writeRecord(home: Home, record: Omit<ProcessRecord, "supervisor">): void {
  writeJson(pathOf(home), { supervisor: markProcess(process.pid), ...record } satisfies ProcessRecord);
}

export function removeRecord(home: Home): void {
  rmSync(pathOf(home), { force: true });
}

/** The record of a supervisor that is alive, else undefined. */
export function runningRecord(home: Home): ProcessRecord | undefined {
  const record = readRecord(home);
  return record && isAlive(record.supervisor) ? record : undefined;
}

/** Ends what a killed supervisor left behind, application first. Returns the names of what was ended. */
export async function endLeftovers(home: Home): Promise<string[]> {
  const record = readRecord(home);
  if (!record || isAlive(record.supervisor)) return [];
  const alive = record.parts.filter(isAlive);
  for (const tier of ["application", "service"] as const) {
    const those = alive.filter((part) => part.tier === tier);
    await Promise.all(
      those.map((part) => endProcess(part, part.stopSignal, part.graceMs, groupSignals(part.name))),
    );
  }
  removeRecord(home);
  return alive.map((part) => part.name);
}

/** PostgreSQL signals its own children; a signal to the whole group would cut them off in the middle. */
export function groupSignals(name: string): boolean {
  return name !== "postgres";
}
