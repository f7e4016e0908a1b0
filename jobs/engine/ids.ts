import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ENTROPY_BYTES = 10;

/** Writes a ULID from milliseconds since 1970 and ten bytes of entropy. */
export function encodeUlid(millis: number, entropy: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(millis, 0, 6);
  bytes.set(entropy, 6);
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return text;
}

let lastMillis = 0;
let lastEntropy: Uint8Array = randomBytes(ENTROPY_BYTES);

/** A new ULID; ids made by one process in one millisecond keep their order. */
export function newUlid(): string {
  const millis = Math.max(Date.now(), lastMillis);
  if (millis === lastMillis) lastEntropy = addToTail(lastEntropy, 1);
  else lastEntropy = randomBytes(ENTROPY_BYTES);
  lastMillis = millis;
  return encodeUlid(millis, lastEntropy);
}

/** The smallest ULID of an instant: bounds a search by time on an id column. */
export function ulidFloor(millis: number): string {
  return encodeUlid(Math.max(0, Math.floor(millis)), new Uint8Array(ENTROPY_BYTES));
}

function addToTail(entropy: Uint8Array, amount: number): Buffer {
  const next = Buffer.from(entropy);
  const tail = next.readUInt32BE(6);
  next.writeUInt32BE((tail + amount) % 0x1_0000_0000, 6);
  return next;
}

/** Source of event ids for one request, so that the same request sent again names the same events. */
export type EventIds = (position: number) => string;

/**
 * Reads the header `x-inngest-event-id-seed` ("<millis>,<base64 of ten bytes>"). The n-th event (1-based) gets
 * that time and the entropy with n added to its last four bytes. Without a usable seed, ids are new ones.
 */
export function eventIdsFromSeed(header: string | undefined): EventIds {
  const [millisText, base64] = (header ?? "").split(",");
  const millis = Number(millisText);
  const entropy = Buffer.from(base64 ?? "", "base64");
  if (!Number.isSafeInteger(millis) || millis <= 0 || millis >= 2 ** 48 || entropy.length !== ENTROPY_BYTES) {
    return () => newUlid();
  }
  return (position) => encodeUlid(millis, addToTail(entropy, position));
}

/** An opaque short id of one unit of work: the same for all its retries. */
export function jobId(runId: string, key: string, turn: number): string {
  return createHash("sha1").update(`${runId} ${key} ${turn}`).digest("hex").slice(0, 13);
}
