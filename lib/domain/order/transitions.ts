import type { ActorKind, OrderStatus } from "./statuses.ts";

/** What must be true of the order besides its status. Checked by `transition`, named in the refusal. */
export type Guard =
  | "model_stored"
  | "quote_valid"
  | "payment_authorized"
  | "claim_free"
  | "own_claim"
  | "tracking_given"
  | "reason_given"
  | "next_action_given";

/** One effect outside the order row; each becomes one outbox row with one consumer. */
export type Effect =
  | "calculate_price"
  | "mail_priced"
  | "mail_price_failed"
  | "mail_accepted"
  | "mail_approved"
  | "mail_rework"
  | "mail_shipped"
  | "mail_delivered"
  | "mail_held"
  | "mail_resumed"
  | "mail_cancelled"
  | "capture_payment"
  | "release_payment";

export type TransitionRow = {
  event: string;
  from: readonly OrderStatus[];
  /** `held_from`: back to where the hold began. */
  to: OrderStatus | "held_from";
  actors: readonly ActorKind[];
  guards: readonly Guard[];
  effects: readonly Effect[];
};

const BEFORE_PRODUCTION = [
  "INITIATED",
  "FILE_UPLOADED",
  "SUBMITTED",
  "PRICE_CALCULATED",
  "PRICE_FAILED",
  "PRICE_ACCEPTED",
  "MANUFACTURING_APPROVED",
] as const satisfies readonly OrderStatus[];
const IN_PRODUCTION = [
  "MANUFACTURING_STARTED",
  "REWORK",
  "MANUFACTURING_COMPLETED",
  "PACKAGING",
] as const satisfies readonly OrderStatus[];
const HOLDABLE = ["PRICE_ACCEPTED", "MANUFACTURING_APPROVED", ...IN_PRODUCTION] as const;

/**
 * Every move an order can make, who may make it, what must hold and what follows. This is the only place;
 * the table `order_transitions` in the database is filled from it and refuses everything else.
 */
export const TRANSITIONS = [
  {
    event: "model_stored",
    from: ["INITIATED"],
    to: "FILE_UPLOADED",
    actors: ["system"],
    guards: ["model_stored"],
    effects: [],
  },
  {
    event: "price_requested",
    from: ["FILE_UPLOADED"],
    to: "SUBMITTED",
    actors: ["customer", "partner"],
    guards: ["model_stored"],
    effects: ["calculate_price"],
  },
  {
    event: "price_calculated",
    from: ["SUBMITTED", "PRICE_FAILED"],
    to: "PRICE_CALCULATED",
    actors: ["system", "seller"],
    guards: [],
    effects: ["mail_priced"],
  },
  {
    event: "price_failed",
    from: ["SUBMITTED"],
    to: "PRICE_FAILED",
    actors: ["system"],
    guards: ["reason_given"],
    effects: ["mail_price_failed"],
  },
  {
    event: "price_accepted",
    from: ["PRICE_CALCULATED"],
    to: "PRICE_ACCEPTED",
    actors: ["customer", "partner"],
    guards: ["quote_valid", "payment_authorized"],
    effects: ["mail_accepted"],
  },
  {
    event: "manufacturing_approved",
    from: ["PRICE_ACCEPTED"],
    to: "MANUFACTURING_APPROVED",
    actors: ["seller"],
    guards: ["payment_authorized"],
    effects: ["capture_payment", "mail_approved"],
  },
  {
    event: "manufacturing_claimed",
    from: ["MANUFACTURING_APPROVED"],
    to: "MANUFACTURING_STARTED",
    actors: ["operator"],
    guards: ["claim_free"],
    effects: [],
  },
  {
    event: "claim_released",
    from: ["MANUFACTURING_STARTED"],
    to: "MANUFACTURING_APPROVED",
    actors: ["operator"],
    guards: ["own_claim"],
    effects: [],
  },
  {
    event: "claim_expired",
    from: ["MANUFACTURING_STARTED"],
    to: "MANUFACTURING_APPROVED",
    actors: ["system"],
    guards: [],
    effects: [],
  },
  {
    event: "rework_needed",
    from: ["MANUFACTURING_STARTED", "MANUFACTURING_COMPLETED"],
    to: "REWORK",
    actors: ["operator"],
    guards: ["own_claim", "reason_given"],
    effects: ["mail_rework"],
  },
  {
    event: "rework_started",
    from: ["REWORK"],
    to: "MANUFACTURING_STARTED",
    actors: ["operator"],
    guards: ["own_claim"],
    effects: [],
  },
  {
    event: "manufacturing_completed",
    from: ["MANUFACTURING_STARTED"],
    to: "MANUFACTURING_COMPLETED",
    actors: ["operator"],
    guards: ["own_claim"],
    effects: [],
  },
  {
    event: "packaging_started",
    from: ["MANUFACTURING_COMPLETED"],
    to: "PACKAGING",
    actors: ["operator"],
    guards: ["own_claim"],
    effects: [],
  },
  {
    event: "shipped",
    from: ["PACKAGING"],
    to: "SHIPPED",
    actors: ["operator"],
    guards: ["own_claim", "tracking_given"],
    effects: ["mail_shipped"],
  },
  {
    event: "delivered",
    from: ["SHIPPED"],
    to: "DELIVERED",
    actors: ["system"],
    guards: [],
    effects: ["mail_delivered"],
  },
  {
    event: "closed",
    from: ["DELIVERED"],
    to: "CLOSED",
    actors: ["seller", "system"],
    guards: [],
    effects: [],
  },
  {
    event: "closed_by_hand",
    from: ["SHIPPED"],
    to: "CLOSED",
    actors: ["seller"],
    guards: ["reason_given"],
    effects: [],
  },
  {
    event: "held",
    from: HOLDABLE,
    to: "ON_HOLD",
    actors: ["seller"],
    guards: ["reason_given", "next_action_given"],
    effects: ["mail_held"],
  },
  {
    event: "resumed",
    from: ["ON_HOLD"],
    to: "held_from",
    actors: ["seller"],
    guards: [],
    effects: ["mail_resumed"],
  },
  {
    event: "cancelled_by_customer",
    from: [...BEFORE_PRODUCTION, "ON_HOLD"],
    to: "CANCELLED",
    actors: ["customer", "partner"],
    guards: ["reason_given"],
    effects: ["release_payment", "mail_cancelled"],
  },
  {
    event: "cancelled_by_seller",
    from: [...BEFORE_PRODUCTION, ...IN_PRODUCTION, "ON_HOLD"],
    to: "CANCELLED",
    actors: ["seller"],
    guards: ["reason_given"],
    effects: ["release_payment", "mail_cancelled"],
  },
] as const satisfies readonly TransitionRow[];

export type TransitionEvent = (typeof TRANSITIONS)[number]["event"];

/** The statuses a customer may still cancel from, `MANUFACTURING_APPROVED` included. */
export const CUSTOMER_CANCELLABLE: readonly OrderStatus[] = BEFORE_PRODUCTION;

/** Statuses from which an order can be held and to which it returns. */
export const HOLDABLE_STATUSES: readonly OrderStatus[] = HOLDABLE;

/** Facts that stand in the history without moving the order (`from` = `to`). */
export const NOTES = [
  "order_started",
  "quote_remade",
  "certificate_issued",
  "quote_expired",
  "options_changed",
  "payment_declined",
  "payment_unknown",
  "payment_captured",
  "payment_released",
  "payment_failed",
  "message_sent",
  "model_opened",
  "claim_extended",
  "tracking_updated",
] as const;
export type NoteEvent = (typeof NOTES)[number];
export type OrderEventName = TransitionEvent | NoteEvent;
