import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DELIVERY, type Topic } from "#lib/contracts/events.ts";
import type { Ctx } from "#server/context.ts";
import { type ClaimedRow, claimOutbox } from "#server/outbox/claim-outbox.ts";
import { markSent, markUnsent } from "#server/outbox/mark-sent.ts";
import { web } from "../client.ts";

const BATCH = 200;
const POLL_MS = 1_000;
const BACKOFF_MS = [250, 500, 1_000, 2_000, 5_000];

/**
 * Hands promises of the outbox to the job engine until it says 2xx. Woken by NOTIFY, with a poll as the net.
 * Runs until `signal`; any number of relays may run side by side.
 */
export async function runRelay(ctx: Ctx, signal: AbortSignal): Promise<void> {
  const me = randomUUID();
  const bell = doorbell();
  const listening = await ctx.db.$client.listen("facet_outbox", bell.ring).catch(() => null);
  signal.addEventListener("abort", bell.ring);
  let failures = 0;
  while (!signal.aborted) {
    const sent = await relayOnce(ctx, me).catch((error: unknown) => ({ error }));
    if (typeof sent === "number") {
      failures = 0;
      if (sent < BATCH) await bell.waitFor(POLL_MS);
    } else {
      const waitMs = BACKOFF_MS[Math.min(failures++, BACKOFF_MS.length - 1)] ?? POLL_MS;
      ctx.log.warn({ err: sent.error, waitMs }, "relay waits");
      await sleep(waitMs, undefined, { signal }).catch(() => {});
    }
  }
  await listening?.unlisten().catch(() => {});
}

/** One round: claims, sends as one request, marks. Returns how many rows went out. */
export async function relayOnce(ctx: Ctx, by: string): Promise<number> {
  const rows = await claimOutbox(ctx.db, by, BATCH);
  if (rows.length === 0) return 0;
  try {
    await web.send(loads(rows).map(eventOf));
  } catch (error) {
    await markUnsent(ctx.db, rows, { error: String(error).slice(0, 300), waitMs: 1_000 });
    throw error;
  }
  await markSent(ctx.db, rows);
  return rows.length;
}

/** Rows that go out as one event: of a topic whose promises travel together several, else one. */
function loads(rows: readonly ClaimedRow[]): [ClaimedRow, ...ClaimedRow[]][] {
  const made: [ClaimedRow, ...ClaimedRow[]][] = [];
  const open = new Map<Topic, [ClaimedRow, ...ClaimedRow[]]>();
  for (const row of rows) {
    const load = open.get(row.topic);
    if (load && load.length < (DELIVERY[row.topic].together?.atMost ?? 1)) load.push(row);
    else {
      made.push([row]);
      open.set(row.topic, made.at(-1)!);
    }
  }
  return made;
}

// A repeated send carries a new event id, because engines forget ids after a day but not within it; what makes
// the repetition harmless is the consumer's inbox row under `outboxId`.
function eventOf(load: [ClaimedRow, ...ClaimedRow[]]) {
  const [first] = load;
  const id = first.sends === 0 ? first.id : `${first.id}:${first.sends}`;
  const { together } = DELIVERY[first.topic];
  if (!together || load.length === 1) return { id, name: first.topic, data: payloadOf(first) };
  return { id: `${id}+${load.length - 1}`, name: together.event, data: { promises: load.map(payloadOf) } };
}

const payloadOf = (row: ClaimedRow) => ({ ...row.payload, outboxId: row.id, traceId: row.traceId });

function doorbell() {
  let wake = () => {};
  let rung = false;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    waitFor: (ms: number) =>
      new Promise<void>((resolve) => {
        const done = () => {
          rung = false;
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(done, ms);
        wake = done;
        if (rung) done();
      }),
  };
}
