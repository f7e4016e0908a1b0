/**
 * How long to wait before try number `failures` + 1: doubling from `baseMs` to `capMs`, spread evenly over the
 * upper half ("equal jitter"), so that browsers cut off together do not come back together.
 */
export function backoffMs(
  failures: number,
  { baseMs, capMs }: { baseMs: number; capMs: number },
  random: () => number,
): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 20));
  return full / 2 + (full / 2) * random();
}
