import { describe, expect, it } from "vitest";
import type { OrderStatus } from "./statuses.ts";
import { lastOf, type TimelineEvent, timelineOf } from "./timeline.ts";
import type { OrderEventName } from "./transitions.ts";

const history = (...events: [OrderEventName, OrderStatus][]): TimelineEvent[] =>
  events.map(([event, toStatus], index) => ({
    seq: index + 1,
    event,
    toStatus,
    at: new Date(2026, 10, index + 1),
  }));

const toMade = history(
  ["order_started", "INITIATED"],
  ["model_stored", "FILE_UPLOADED"],
  ["price_requested", "SUBMITTED"],
  ["price_calculated", "PRICE_CALCULATED"],
  ["price_accepted", "PRICE_ACCEPTED"],
  ["manufacturing_approved", "MANUFACTURING_APPROVED"],
  ["manufacturing_claimed", "MANUFACTURING_STARTED"],
  ["manufacturing_completed", "MANUFACTURING_COMPLETED"],
);
const states = (events: TimelineEvent[]) => timelineOf(events).map((step) => step.state);
const followedBy = (events: TimelineEvent[], ...more: [OrderEventName, OrderStatus][]) => [
  ...events,
  ...history(...more).map((event) => ({ ...event, seq: event.seq + events.length })),
];

describe("the seven steps", () => {
  it("light up by events alone", () => {
    expect(states([])).toEqual(["current", "ahead", "ahead", "ahead", "ahead", "ahead", "ahead"]);
    expect(states(toMade.slice(0, 4))).toEqual([
      "done",
      "current",
      "ahead",
      "ahead",
      "ahead",
      "ahead",
      "ahead",
    ]);
    expect(states(toMade)).toEqual(["done", "done", "done", "done", "current", "ahead", "ahead"]);
  });

  it("open again when a piece is made anew", () => {
    const again = followedBy(toMade, ["rework_needed", "REWORK"]);
    expect(states(again)[3]).toBe("current");
    expect(
      states(
        followedBy(
          again,
          ["rework_started", "MANUFACTURING_STARTED"],
          ["manufacturing_completed", "MANUFACTURING_COMPLETED"],
        ),
      )[3],
    ).toBe("done");
  });

  it("carry holds on the step they happened on and stop where an order was cancelled", () => {
    const held = followedBy(toMade.slice(0, 6), ["held", "ON_HOLD"]);
    expect(timelineOf(held)[3]?.events.map(({ event }) => event)).toEqual(["held"]);
    expect(states(followedBy(held, ["cancelled_by_seller", "CANCELLED"]))[3]).toBe("stopped");
  });

  it("are all done at the end, closed by hand or by the carrier", () => {
    const shipped = followedBy(toMade, ["packaging_started", "PACKAGING"], ["shipped", "SHIPPED"]);
    expect(states(followedBy(shipped, ["delivered", "DELIVERED"]))).toEqual(Array(7).fill("done"));
    expect(states(followedBy(shipped, ["closed_by_hand", "CLOSED"]))).toEqual(Array(7).fill("done"));
  });

  it("keep the workshop's own moves and messages off the list", () => {
    const shown = timelineOf(
      followedBy(
        toMade,
        ["message_sent", "MANUFACTURING_COMPLETED"],
        ["claim_extended", "MANUFACTURING_COMPLETED"],
      ),
    );
    expect(shown.flatMap((step) => step.events).map(({ event }) => event)).not.toContain("message_sent");
  });

  it("put what goes as always behind what matters, and lose none of it", () => {
    const names = (events: TimelineEvent[] | undefined) => events?.map(({ event }) => event);
    const [received, priced] = timelineOf(
      followedBy(toMade.slice(0, 4), ["certificate_issued", "PRICE_CALCULATED"]),
    );
    expect(names(received?.events)).toEqual(["price_requested"]);
    expect(names(received?.minor)).toEqual(["order_started", "model_stored"]);
    expect(names(priced?.events)).toEqual(["price_calculated"]);
    expect(names(priced?.minor)).toEqual(["certificate_issued"]);
    const [begun] = timelineOf(toMade.slice(0, 2));
    expect([names(begun?.events), names(begun?.minor)]).toEqual([["model_stored"], ["order_started"]]);
  });
});

describe("the last event", () => {
  it("is the last that matters: no opening of the model, no message, no certificate", () => {
    const opened = followedBy(
      toMade.slice(0, 6),
      ["model_opened", "MANUFACTURING_APPROVED"],
      ["message_sent", "MANUFACTURING_APPROVED"],
    );
    expect(lastOf(opened)?.event).toBe("manufacturing_approved");
    expect(lastOf(followedBy(toMade.slice(0, 4), ["certificate_issued", "PRICE_CALCULATED"]))?.event).toBe(
      "price_calculated",
    );
    expect(lastOf(followedBy(toMade.slice(0, 7), ["claim_expired", "MANUFACTURING_APPROVED"]))?.event).toBe(
      "claim_expired",
    );
  });

  it("is a minor one while there is nothing else", () => {
    expect(lastOf(toMade.slice(0, 2))?.event).toBe("model_stored");
    expect(lastOf([])).toBeUndefined();
  });
});
