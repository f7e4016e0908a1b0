import { setTimeout as pause } from "node:timers/promises";
import { placeNow } from "./position.ts";
import { MOST_STALE_MS, type Replica, replica } from "./replica.ts";

/** After so long no process reads a list from a replica that lacks what was committed before; the rest is for its clock. */
const LONGEST_MS = MOST_STALE_MS + 500;
const ASK_EVERY_MS = 20;

// On globalThis because Next may load this twice; in the order of the news.
const holder = globalThis as typeof globalThis & { facetUntold?: (() => void)[] };

/**
 * Tells of a change once whoever hears of it and reads a list anew, of any web process, finds it there: at once without
 * a replica, else when the replica has all that is committed by now, and at the latest when it is not read any more.
 */
export function whenReplayed(tell: () => void): void {
  const near = replica();
  if (!near) {
    tell();
    return;
  }
  holder.facetUntold ??= [];
  holder.facetUntold.push(tell);
  if (holder.facetUntold.length === 1) void tellAll(near, holder.facetUntold);
}

async function tellAll(near: Replica, untold: (() => void)[]): Promise<void> {
  while (untold.length > 0) {
    const count = untold.length;
    await untilReplayed(near);
    for (const tell of untold.splice(0, count)) tell();
  }
}

async function untilReplayed(near: Replica): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  const { position } = await placeNow();
  while (performance.now() < end && !(await near.has(position))) await pause(ASK_EVERY_MS);
}
