import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTOR_KINDS, FINAL_STATUSES, ORDER_STATUSES, type OrderStatus } from "./statuses.ts";
import { movesFor, type OrderFacts, type TransitionRequest, transition } from "./transition.ts";
import { CUSTOMER_CANCELLABLE, HOLDABLE_STATUSES, TRANSITIONS, type TransitionRow } from "./transitions.ts";

const ready: OrderFacts = {
  status: "INITIATED",
  paymentStatus: "authorized",
  heldFrom: null,
  modelStored: true,
  quoteValid: true,
  claimedBy: null,
};
const rows: readonly TransitionRow[] = TRANSITIONS;
const events = TRANSITIONS.map((row) => row.event);
const asked = (
  event: TransitionRequest["event"],
  kind: TransitionRequest["actor"]["kind"],
): TransitionRequest => ({
  event,
  actor: { kind, id: "me" },
  reason: "because",
  nextActionAt: "2026-12-01T00:00:00Z",
  tracking: "T-1",
});

/** What domain.md section 2 allows, written by hand from its text: the table is held against it. */
const ALLOWED: Partial<Record<OrderStatus, OrderStatus[]>> = {
  INITIATED: ["FILE_UPLOADED", "CANCELLED"],
  FILE_UPLOADED: ["SUBMITTED", "CANCELLED"],
  SUBMITTED: ["PRICE_CALCULATED", "PRICE_FAILED", "CANCELLED"],
  PRICE_FAILED: ["PRICE_CALCULATED", "CANCELLED"],
  PRICE_CALCULATED: ["PRICE_ACCEPTED", "CANCELLED"],
  PRICE_ACCEPTED: ["MANUFACTURING_APPROVED", "ON_HOLD", "CANCELLED"],
  MANUFACTURING_APPROVED: ["MANUFACTURING_STARTED", "ON_HOLD", "CANCELLED"],
  MANUFACTURING_STARTED: [
    "MANUFACTURING_APPROVED",
    "REWORK",
    "MANUFACTURING_COMPLETED",
    "ON_HOLD",
    "CANCELLED",
  ],
  REWORK: ["MANUFACTURING_STARTED", "ON_HOLD", "CANCELLED"],
  MANUFACTURING_COMPLETED: ["REWORK", "PACKAGING", "ON_HOLD", "CANCELLED"],
  PACKAGING: ["SHIPPED", "ON_HOLD", "CANCELLED"],
  SHIPPED: ["DELIVERED", "CLOSED"],
  DELIVERED: ["CLOSED"],
  ON_HOLD: [...HOLDABLE_STATUSES, "CANCELLED"],
};

describe("the transition table", () => {
  it("allows exactly what the business allows", () => {
    for (const status of ORDER_STATUSES) {
      const reachable = rows
        .filter((row) => row.from.includes(status))
        .flatMap((row) => (row.to === "held_from" ? HOLDABLE_STATUSES : [row.to]));
      expect([...new Set(reachable)].sort(), status).toEqual([...(ALLOWED[status] ?? [])].sort());
    }
  });

  it("lets every row be made by each of its actors", () => {
    for (const row of rows) {
      for (const status of row.from) {
        for (const kind of row.actors) {
          const holds = row.event === "cancelled_by_customer" ? "PRICE_ACCEPTED" : "PACKAGING";
          const claimedBy = row.guards.includes("own_claim") ? "me" : null;
          const facts = {
            ...ready,
            status,
            claimedBy,
            heldFrom: status === "ON_HOLD" ? (holds as OrderStatus) : null,
          };
          const outcome = transition(facts, asked(row.event as TransitionRequest["event"], kind));
          expect(outcome, `${row.event} from ${status} by ${kind}`).toMatchObject({
            event: row.event,
            from: status,
          });
        }
      }
    }
  });

  it("refuses every other actor", () => {
    for (const row of rows) {
      for (const kind of ACTOR_KINDS.filter((candidate) => !row.actors.includes(candidate))) {
        const status = row.from[0] as OrderStatus;
        const outcome = transition(
          { ...ready, status, claimedBy: "me", heldFrom: "PACKAGING" },
          asked(row.event as TransitionRequest["event"], kind),
        );
        expect(outcome, `${row.event} by ${kind}`).toHaveProperty("refused");
      }
    }
  });

  it.each([
    ["price_accepted", "customer", { status: "PRICE_CALCULATED", quoteValid: false }, "quote_valid"],
    [
      "price_accepted",
      "customer",
      { status: "PRICE_CALCULATED", paymentStatus: "none" },
      "payment_authorized",
    ],
    ["price_requested", "customer", { status: "FILE_UPLOADED", modelStored: false }, "model_stored"],
    [
      "manufacturing_claimed",
      "operator",
      { status: "MANUFACTURING_APPROVED", claimedBy: "other" },
      "claim_free",
    ],
    ["shipped", "operator", { status: "PACKAGING", claimedBy: "other" }, "own_claim"],
  ] as const)("%s by %s is stopped by its guard", (event, kind, facts, guard) => {
    expect(transition({ ...ready, ...facts } as OrderFacts, asked(event, kind))).toMatchObject({
      refused: "GUARD",
      guard,
    });
  });

  it("asks for a reason, a date and a tracking number in words, not in blanks", () => {
    const held = { ...ready, status: "PACKAGING" as const, claimedBy: "me" };
    expect(transition(held, { ...asked("held", "seller"), reason: "  " })).toMatchObject({
      guard: "reason_given",
    });
    expect(transition(held, { ...asked("held", "seller"), nextActionAt: undefined })).toMatchObject({
      guard: "next_action_given",
    });
    expect(transition(held, { ...asked("shipped", "operator"), tracking: " " })).toMatchObject({
      guard: "tracking_given",
    });
  });

  it("lets a customer cancel a held order only while its work had not begun", () => {
    for (const heldFrom of HOLDABLE_STATUSES) {
      const outcome = transition(
        { ...ready, status: "ON_HOLD", heldFrom },
        asked("cancelled_by_customer", "customer"),
      );
      expect("refused" in outcome, heldFrom).toBe(!CUSTOMER_CANCELLABLE.includes(heldFrom));
    }
  });

  it("tells each actor which moves stand open", () => {
    const moves = movesFor({ ...ready, status: "PRICE_ACCEPTED" }, { kind: "seller", id: "me" });
    const open = moves.filter((move) => move.refusal === null).map((move) => move.event);
    expect(open.sort()).toEqual(["cancelled_by_seller", "held", "manufacturing_approved"]);
  });
});

it("random walks never leave the table, never move a finished order, and return from a hold to where it began", () => {
  const step = fc.record({ event: fc.constantFrom(...events), kind: fc.constantFrom(...ACTOR_KINDS) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (walk) => {
      let facts: OrderFacts = ready;
      for (const { event, kind } of walk) {
        const outcome = transition(
          { ...facts, claimedBy: event === "manufacturing_claimed" ? null : "me" },
          asked(event, kind),
        );
        if ("refused" in outcome) {
          expect(outcome.status).toBe(facts.status);
          continue;
        }
        expect(FINAL_STATUSES).not.toContain(facts.status);
        expect(ALLOWED[facts.status]).toContain(outcome.to);
        if (outcome.event === "resumed") expect(outcome.to).toBe(facts.heldFrom);
        facts = { ...facts, status: outcome.to, heldFrom: outcome.to === "ON_HOLD" ? facts.status : null };
      }
    }),
    { numRuns: 500 },
  );
});
