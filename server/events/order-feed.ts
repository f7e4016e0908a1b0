import type { AnalysisProgress } from "#lib/contracts/upload.ts";
import { whenReplayed } from "#server/replica/when-replayed.ts";
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

type Reader = {
  channel: string;
  /** Reads a list at each of the news, perhaps from a replica: they wait until it is there. */
  isOfList: boolean;
  accepts: (news: never) => boolean;
  queue: BoundedQueue<unknown>;
};
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
      for (const channel of [ORDERS, PROGRESS]) tell(feed, channel, MISSED, () => true);
    },
    onNews: (channel, payload) => {
      const news = JSON.parse(payload) as never;
      tell(feed, channel, news, (reader) => reader.accepts(news));
    },
  });
  return feed;
}

// Readers are looked up when they are told: one that came while news waited may have read its list before.
function tell(feed: Feed, channel: string, news: unknown, concerns: (reader: Reader) => boolean): void {
  const tellThose = (ofLists: boolean) => {
    for (const reader of feed.readers)
      if (reader.channel === channel && reader.isOfList === ofLists && concerns(reader))
        reader.queue.push(news);
  };
  tellThose(false);
  if (channel === ORDERS) whenReplayed(() => tellThose(true));
}

/** Ends the listening connection; readers end too. For a process that stops. */
export function closeFeed(): void {
  holder.facetFeed?.stop.abort();
  holder.facetFeed = undefined;
}

async function* read<T>(
  { channel, isOfList = false }: { channel: string; isOfList?: boolean },
  accepts: (news: T) => boolean,
  signal: AbortSignal,
): AsyncGenerator<News<T>, void, undefined> {
  const feed = openFeed();
  const reader: Reader = { channel, isOfList, accepts, queue: new BoundedQueue<unknown>() };
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
  read({ channel: ORDERS }, accepts, signal);

/** The same for who reads a list anew at each of them: told when every list that is read from now on shows it. */
export const listChanges = (accepts: (change: OrderChange) => boolean, signal: AbortSignal) =>
  read({ channel: ORDERS, isOfList: true }, accepts, signal);

/** Progress of analyses that `accepts` lets through. */
export const analysisProgress = (accepts: (progress: AnalysisProgress) => boolean, signal: AbortSignal) =>
  read({ channel: PROGRESS }, accepts, signal);
