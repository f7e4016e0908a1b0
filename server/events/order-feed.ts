import type { AnalysisProgress } from "#lib/contracts/upload.ts";
import { BoundedQueue, MISSED, type News } from "./bounded-queue.ts";
import { listenForever } from "./listen-forever.ts";

/** One event of one order, as the database announces it at commit. */
export type OrderChange = {
  customerId: string;
  orderId: string;
  seq: number;
  event: string;
  from: string | null;
  to: string;
};

type Reader = { channel: string; accepts: (news: never) => boolean; queue: BoundedQueue<unknown> };
type Feed = { readers: Set<Reader>; stop: AbortController };

const ORDERS = "facet_orders";
const PROGRESS = "facet_progress";
const IDLE_MS = 60_000;

// One listening connection a process, held while somebody reads; on globalThis because Next may load this twice.
const holder = globalThis as typeof globalThis & { facetFeed?: Feed | undefined };

function openFeed(): Feed {
  if (holder.facetFeed) return holder.facetFeed;
  const feed: Feed = { readers: new Set(), stop: new AbortController() };
  holder.facetFeed = feed;
  void listenForever({
    channels: [ORDERS, PROGRESS],
    signal: feed.stop.signal,
    onMissed: () => {
      for (const reader of feed.readers) reader.queue.push(MISSED);
    },
    onNews: (channel, payload) => {
      const news = JSON.parse(payload) as never;
      for (const reader of feed.readers)
        if (reader.channel === channel && reader.accepts(news)) reader.queue.push(news);
    },
  });
  return feed;
}

/** Ends the listening connection; readers end too. For a process that stops. */
export function closeFeed(): void {
  holder.facetFeed?.stop.abort();
  holder.facetFeed = undefined;
}

async function* read<T>(
  channel: string,
  accepts: (news: T) => boolean,
  signal: AbortSignal,
): AsyncGenerator<News<T>, void, undefined> {
  const feed = openFeed();
  const reader: Reader = { channel, accepts, queue: new BoundedQueue<unknown>() };
  feed.readers.add(reader);
  try {
    yield* reader.queue.read(AbortSignal.any([signal, feed.stop.signal])) as AsyncGenerator<News<T>>;
  } finally {
    feed.readers.delete(reader);
    setTimeout(() => holder.facetFeed === feed && feed.readers.size === 0 && closeFeed(), IDLE_MS).unref();
  }
}

/** Changes of orders that `accepts` lets through, from now on until the signal is aborted. */
export const orderChanges = (accepts: (change: OrderChange) => boolean, signal: AbortSignal) =>
  read(ORDERS, accepts, signal);

/** Progress of analyses that `accepts` lets through. */
export const analysisProgress = (accepts: (progress: AnalysisProgress) => boolean, signal: AbortSignal) =>
  read(PROGRESS, accepts, signal);
