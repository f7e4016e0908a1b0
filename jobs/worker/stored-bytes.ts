import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";

const DEADLINE_MS = 120_000;

/** The bytes could not be read to their end, which says nothing of them. */
export class Unreachable extends Error {}

/**
 * The bytes behind a signed address of storage, read from a thread. Each call has a connection of its own: a thread
 * stands still while it has no task, so it does not hear that storage hung up on a connection kept for later, and the
 * first model after a quiet time would fail. Throws `Unreachable`.
 */
export async function* storedBytes(url: string): AsyncGenerator<Uint8Array> {
  const { get } = url.startsWith("https:") ? https : http;
  try {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(DEADLINE_MS) });
    const [answer] = (await once(request, "response")) as [http.IncomingMessage];
    if (answer.statusCode !== 200) {
      request.destroy();
      throw new Error(`storage answered ${answer.statusCode}`);
    }
    yield* answer;
  } catch (error) {
    throw new Unreachable(error instanceof Error ? error.message : "unknown");
  }
}
