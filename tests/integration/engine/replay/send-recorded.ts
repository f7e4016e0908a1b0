import { expect } from "vitest";
import { eventually, pause } from "../support.ts";
import { type Exchange, isCall, normalise, shiftTimes } from "./recording.ts";

/**
 * Sends what the app sent to the server, each when as many calls have come in as had then; compares the
 * answers. `calls`: how many have come in. `sentBySteps`: events that functions send by themselves.
 */
export async function sendRecorded(
  recording: readonly Exchange[],
  engineUrl: string,
  calls: () => number,
  sentBySteps: readonly string[] = [],
): Promise<void> {
  const expected = recording.filter(isCall);
  const sent = recording.filter(
    ({ direction, path, method }) =>
      direction === "app->server" && method === "POST" && !path.startsWith("/v1/checkpoint"),
  );
  const firstTs = sentAt(sent[0]) ?? Date.now() - 1_000;
  const shift = Date.now() - firstTs;
  for (const exchange of sent) {
    const before = expected.filter(({ at_ms }) => at_ms < exchange.at_ms).length;
    await eventually(() => calls() >= before);
    if (before > 0 && exchange.path.startsWith("/e/")) await pause(120);
    if (!sentBySteps.includes(nameOf(exchange))) await post(exchange, engineUrl, shift);
  }
}

function nameOf({ requestBody }: Exchange): string {
  const [first] = Array.isArray(requestBody) ? requestBody : [requestBody];
  return String((first as { name?: unknown } | null)?.name);
}

// The SDK puts the time of sending into the seed of the event ids.
function sentAt(exchange: Exchange | undefined): number | null {
  const [millis] = (exchange?.headers["x-inngest-event-id-seed"] ?? "").split(",");
  return millis ? Number(millis) : null;
}

async function post({ path, requestBody, status, responseBody }: Exchange, engineUrl: string, shift: number) {
  const delayed = (each: unknown) => {
    const event = each as { ts?: unknown };
    return typeof event?.ts === "number" ? { ...event, ts: event.ts + shift } : each;
  };
  const body = Array.isArray(requestBody) ? requestBody.map(delayed) : requestBody;
  const text = shiftTimes(typeof body === "string" ? body : JSON.stringify(body), shift);
  const answer = await fetch(`${engineUrl}${path}`, { method: "POST", body: text });
  const said = await answer.text();
  expect(answer.status).toBe(status);
  if (!path.startsWith("/e/")) return;
  const { error: _words, ...shown } = JSON.parse(said) as Record<string, unknown>;
  const { error: _theirs, ...recorded } = responseBody as Record<string, unknown>;
  expect(normalise(shown)).toEqual(normalise(recorded));
}
