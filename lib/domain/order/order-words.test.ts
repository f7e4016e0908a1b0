import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLAIM_LEASE_MS, dueAt, leaseGone, turnOf } from "./deadlines.ts";
import { type ChainedEvent, eventDigestText } from "./event-digest.ts";
import { formatOrderNumber, parseOrderNumber } from "./number.ts";
import { FINAL_STATUSES, ORDER_STATUSES } from "./statuses.ts";

describe("order numbers", () => {
  it("read back however people type them", () => {
    const number = formatOrderNumber(1042);
    const [, serial, letter] = number.split("-");
    for (const typed of [
      number,
      number.toLowerCase(),
      ` f ${serial} ${letter} `,
      `${serial}${letter}`,
      `${serial}-${letter}`,
    ]) {
      expect(parseOrderNumber(typed), typed).toBe(number);
    }
  });

  it("notice one wrong digit and two swapped neighbours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9_999_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (serial, at, by) => {
          const digits = [...String(serial)];
          const letter = formatOrderNumber(serial).at(-1);
          const wrong = [...digits];
          const place = at % digits.length;
          wrong[place] = String((Number(wrong[place]) + by) % 10);
          expect(parseOrderNumber(`F-${wrong.join("")}-${letter}`)).toBeNull();
          const next = (place + 1) % digits.length;
          if (next === 0 || digits[place] === digits[next]) return;
          const swapped = [...digits];
          [swapped[place], swapped[next]] = [digits[next] as string, digits[place] as string];
          expect(parseOrderNumber(`F-${swapped.join("")}-${letter}`)).toBeNull();
        },
      ),
    );
  });
});

describe("deadlines", () => {
  it("name a time and an owner for every status that waits, and none for a finished one", () => {
    const since = new Date("2026-12-01T10:00:00Z");
    for (const status of ORDER_STATUSES)
      expect(dueAt(status, since) === null, status).toBe(turnOf(status) === null);
    for (const status of FINAL_STATUSES) expect(dueAt(status, since)).toBeNull();
    expect(dueAt("SUBMITTED", since)).toEqual(new Date("2026-12-01T10:30:00Z"));
  });

  it("tell how much of a claim is gone, also by a clock that is behind", () => {
    expect(leaseGone(CLAIM_LEASE_MS / 4)).toBe(0.75);
    expect(leaseGone(CLAIM_LEASE_MS + 1_000)).toBe(0);
    expect(leaseGone(-1_000)).toBe(1);
  });
});

describe("the chain of events", () => {
  const event: ChainedEvent = {
    orderId: "o",
    seq: 2,
    event: "model_stored",
    fromStatus: "INITIATED",
    toStatus: "FILE_UPLOADED",
    actorKind: "system",
    actorId: null,
    payload: { b: 1, a: "x" },
    at: "2026-12-01T10:00:00.000Z",
    previousHash: "00",
  };
  const hash = (given: ChainedEvent) => createHash("sha256").update(eventDigestText(given)).digest("hex");

  it("does not depend on the order of a payload's keys", () => {
    expect(hash({ ...event, payload: { a: "x", b: 1 } })).toBe(hash(event));
  });

  it("changes with every field", () => {
    const changed = {
      orderId: "p",
      seq: 3,
      event: "closed",
      fromStatus: null,
      toStatus: "CLOSED",
      actorKind: "seller",
      actorId: "1",
      payload: {},
      at: "x",
      previousHash: "01",
    };
    for (const [field, value] of Object.entries(changed))
      expect(hash({ ...event, [field]: value }), field).not.toBe(hash(event));
  });
});
