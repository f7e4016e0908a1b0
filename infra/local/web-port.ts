import type { Home } from "./home.ts";
import { claimPort } from "./port-claim.ts";
import { isFree } from "./ports.ts";
import { endLeftovers } from "./process-record.ts";

const usual = 3000;

/**
 * The port of the web server: the one asked for, else 3000, else (undefined) one of the checkout's own, so that two
 * checkouts run side by side, also when both start at once. @throws when the port asked for is taken
 */
export async function chooseWebPort(
  home: Home,
  asked: number | undefined,
  say: (line: string) => void,
): Promise<number | undefined> {
  await endLeftovers(home);
  const port = asked ?? usual;
  if ((await isFree(port)) && claimPort(port)) return port;
  if (asked !== undefined) {
    throw new Error(`port ${asked} is taken by another program: stop it, or choose another with --port`);
  }
  say(`port ${usual} is taken by another program: using one of this checkout's own`);
  return undefined;
}
