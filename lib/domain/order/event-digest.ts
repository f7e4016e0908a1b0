import { canonicalJson } from "../canonical-json.ts";

/** One event as it is chained: the fields in this order, nothing else, make its digest. */
export type ChainedEvent = {
  orderId: string;
  seq: number;
  event: string;
  fromStatus: string | null;
  toStatus: string;
  actorKind: string;
  actorId: string | null;
  payload: unknown;
  at: string;
  previousHash: string | null;
};

/**
 * The text whose SHA-256 is the event's hash: canonical JSON (sorted keys; our payloads hold only
 * strings, booleans, null and safe integers), so that anybody can check the chain without our code.
 */
export function eventDigestText(event: ChainedEvent): string {
  return canonicalJson([
    event.orderId,
    event.seq,
    event.event,
    event.fromStatus,
    event.toStatus,
    event.actorKind,
    event.actorId,
    event.payload,
    event.at,
    event.previousHash,
  ]);
}
