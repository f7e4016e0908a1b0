import { expect } from "vitest";
import { eventually } from "../support.ts";
import type { EngineView } from "./engine-view.ts";
import { type Exchange, isCall, normalise, sendsOf, shiftTimes } from "./recording.ts";

type Target = {
  engineUrl: string;
  view: EngineView;
  /** How many calls of the app have come in. */
  calls: () => number;
  /** Told of each send, after its answer. */
  onSent?: () => void;
  /** Events that functions send by themselves. */
  sentBySteps?: readonly string[];
};

/**
 * Sends what the app sent to the server, each at the same place of the sequence: when as many calls have come in as
 * had then, and all of them are settled but those that were open then. Compares the answers.
 */
export async function sendRecorded(recording: readonly Exchange[], target: Target): Promise<void> {
  const { engineUrl, view, calls, onSent, sentBySteps = [] } = target;
  const expected = recording.filter(isCall);
  const sent = sendsOf(recording);
  const shift = Date.now() - (sentAt(sent[0]) ?? Date.now() - 1_000);
  for (const exchange of sent) {
    const before = expected.filter(({ at_ms }) => at_ms < exchange.at_ms);
    const open = before.filter(({ at_ms, took_ms }) => at_ms + took_ms > exchange.at_ms);
    await eventually(() => calls() >= before.length, 30_000);
    if (before.length > 0) await eventually(() => view.isQuiet(open.length), 30_000);
    if (!sentBySteps.includes(nameOf(exchange))) await post(exchange, engineUrl, shift);
    onSent?.();
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
