import { z } from "zod";
import { DELIVERY, TOPICS, type Topic, type TopicPayload } from "#lib/contracts/events.ts";

/** Trigger of a function that is the one consumer of a topic. */
export const on = <T extends Topic>(topic: T) => ({ event: topic });

/** Triggers of a function that takes promises of a topic one by one and many at once. */
export const onSome = (topic: Topic) => {
  const { together } = DELIVERY[topic];
  return together ? [on(topic), { event: together.event }] : [on(topic)];
};

/** One order at a time: two events of one order never run side by side. */
export const oneOrderAtATime = { key: "event.data.orderId", limit: 1 } as const;

/** The payload of an event, checked; a malformed one throws and ends in the failure inbox after its retries. */
export function payloadOf<T extends Topic>(topic: T, event: { data: unknown }): TopicPayload<T> {
  return TOPICS[topic].parse(event.data) as TopicPayload<T>;
}

/** A promise as the relay sent it, with the trace that it belongs to. */
export type Delivered<T extends Topic> = { payload: TopicPayload<T>; traceId: string | null };

/** What an event carries of a topic, one promise or many; each checked as in `payloadOf`. */
export function deliveredBy<T extends Topic>(
  topic: T,
  event: { name: string; data: unknown },
): Delivered<T>[] {
  const promises = event.name === topic ? [event.data] : Carried.parse(event.data).promises;
  return promises.map((data) => ({
    payload: payloadOf(topic, { data }),
    traceId: Traced.parse(data).traceId ?? null,
  }));
}

const Carried = z.object({ promises: z.array(z.unknown()).min(1) });
const Traced = z.object({ traceId: z.string().nullish() });
