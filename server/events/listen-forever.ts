import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "#db/client.ts";
import { env } from "#server/env.ts";
import { logger } from "#server/observability/logger.ts";

const BEAT = "facet_beat";
// Nobody speaks on it: it is listened to last, so when it is open, all are.
const LAST = "facet_last";
const BEAT_EVERY_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;

type Listening = {
  channels: readonly string[];
  onNews: (channel: string, payload: string) => void;
  /** News may have been missed: said once listening works again after it did not. */
  onMissed: () => void;
  signal: AbortSignal;
};

/**
 * Listens to NOTIFY on a connection of its own until the signal is aborted. A beat of its own through the database
 * every five seconds proves that news would arrive; when it does not, the connection is made anew.
 */
export async function listenForever(listening: Listening): Promise<void> {
  const { signal } = listening;
  for (let wait = 250; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      await listenOnce(listening, () => {
        wait = 250;
      });
    } catch (error) {
      logger().warn({ err: error }, "live updates lost their connection");
    }
    await pause(wait, undefined, { ref: false, signal }).catch(() => {});
  }
}

async function listenOnce({ channels, onNews, onMissed, signal }: Listening, onOpen: () => void) {
  const { $client } = connect(env().DATABASE_URL, { max: 1, name: "facet-feed" });
  try {
    const me = randomUUID();
    let heard = Date.now();
    await $client.listen(BEAT, (sender) => {
      if (sender === me) heard = Date.now();
    });
    for (const channel of channels) await $client.listen(channel, (payload) => onNews(channel, payload));
    // postgres.js listens again by itself when the connection is lost, and calls the third argument each time.
    await $client.listen(LAST, () => {}, onMissed);
    onOpen();
    while (!signal.aborted) {
      await $client.notify(BEAT, me);
      await pause(BEAT_EVERY_MS, undefined, { ref: false, signal }).catch(() => {});
      if (Date.now() - heard > 2 * BEAT_EVERY_MS) throw new Error("no beat from the database");
    }
  } finally {
    await $client.end({ timeout: 1 }).catch(() => {});
  }
}
