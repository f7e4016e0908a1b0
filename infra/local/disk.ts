import { rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { endLeftovers } from "./process-record.ts";

const neededBytes = 1024 ** 3;

/** @throws with what to do when the disk of the data has less than 1 GB left */
export function requireDiskSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const megabytes = Math.floor(free / 1024 ** 2);
  throw new Error(
    `the disk of ${folder} has ${megabytes} MB left, 1 GB is needed: free some space and start again`,
  );
}

/** Removes the data and secrets of a stack that does not run. */
export async function forgetData(home: Home): Promise<void> {
  await endLeftovers(home);
  for (const name of ["postgres", "valkey", "seaweed"]) {
    rmSync(join(home.data, name), { recursive: true, force: true });
  }
  rmSync(join(home.folder, "secrets.json"), { force: true });
}
