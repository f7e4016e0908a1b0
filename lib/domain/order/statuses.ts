/** The statuses of an order, in the words of the business. Order of the list is the order of a smooth life. */
export const ORDER_STATUSES = [
  "INITIATED",
  "FILE_UPLOADED",
  "SUBMITTED",
  "PRICE_CALCULATED",
  "PRICE_FAILED",
  "PRICE_ACCEPTED",
  "MANUFACTURING_APPROVED",
  "MANUFACTURING_STARTED",
  "REWORK",
  "MANUFACTURING_COMPLETED",
  "PACKAGING",
  "SHIPPED",
  "DELIVERED",
  "CLOSED",
  "ON_HOLD",
  "CANCELLED",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Statuses from which nothing follows. */
export const FINAL_STATUSES: readonly OrderStatus[] = ["CLOSED", "CANCELLED"];

/** Statuses whose orders stand on the production board. */
export const BOARD_STATUSES: readonly OrderStatus[] = [
  "MANUFACTURING_APPROVED",
  "MANUFACTURING_STARTED",
  "REWORK",
  "MANUFACTURING_COMPLETED",
  "PACKAGING",
];

/** Money is an axis of its own beside the status. */
export const PAYMENT_STATUSES = [
  "none",
  "pending",
  "unknown",
  "authorized",
  "captured",
  "refunded",
  "voided",
  "failed",
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const ROLES = ["customer", "seller", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who moves an order. `system` is a job acting on a stored fact. */
export const ACTOR_KINDS = ["customer", "seller", "operator", "admin", "system", "partner"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];
