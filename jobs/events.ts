import { TOPICS, type Topic, type TopicPayload } from "#lib/contracts/events.ts";

/** Trigger of a function that is the one consumer of a topic. */
export const on = <T extends Topic>(topic: T) => ({ event: topic });

/** One order at a time: two events of one order never run side by side. */
export const oneOrderAtATime = { key: "event.data.orderId", limit: 1 } as const;

/** The payload of an event, checked; a malformed one throws and ends in the failure inbox after its retries. */
export function payloadOf<T extends Topic>(topic: T, event: { data: unknown }): TopicPayload<T> {
  return TOPICS[topic].parse(event.data) as TopicPayload<T>;
}
