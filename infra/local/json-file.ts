import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/** Reads a JSON file of our own; undefined when it does not exist or was cut off. */
export function readJson<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Replaces a JSON file whole: a reader, or a start after a crash, sees the old or the new text, never half of one. */
export function writeJson(path: string, value: unknown, mode = 0o644): void {
  const next = `${path}.${process.pid}.new`;
  const file = openSync(next, "w", mode);
  writeSync(file, `${JSON.stringify(value, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(next, path);
}
