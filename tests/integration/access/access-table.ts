import { randomUUID } from "node:crypto";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { ACCOUNT, type Answers, CUSTOMERS, EVERYBODY, OWNER_READS, OWNER_WRITES, staff } from "./callers.ts";
import { type OwnedWorld, stlHead } from "./owned-world.ts";

/** One procedure: who is let in, with which input, and the same input with someone else's ids in it. */
export type Row = {
  who: Answers;
  input?: (world: OwnedWorld) => unknown;
  /** Status of the order that a call is about. */
  status?: OrderStatus;
  /** An input naming what does not belong together or to the caller: 404 for everybody who is let in. */
  foreign?: (world: OwnedWorld) => unknown;
};

const key = () => randomUUID();
const orderRef = ({ order }: OwnedWorld) => ({ orderId: order.orderId });
const modelRef = ({ modelId }: OwnedWorld) => ({ modelId });
const uploadRef = ({ uploadId }: OwnedWorld) => ({ uploadId });
const runRef = () => ({ runId: "01M8XW3Y7C0000000000000000" });
const staffRef = ({ order }: OwnedWorld) => ({ customerId: order.customerId, orderId: order.orderId });
const notTheirs = ({ order, otherCustomerId }: OwnedWorld) => ({
  customerId: otherCustomerId,
  orderId: order.orderId,
});
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** A read by staff of one order. */
const deskRead = (who: Answers, status: OrderStatus): Row => ({
  who,
  status,
  input: staffRef,
  foreign: notTheirs,
});
/** A move by staff on one order. */
const move = (role: "seller" | "operator", status: OrderStatus, more: object = {}): Row => ({
  who: staff(role),
  status,
  input: (world) => ({ ...staffRef(world), key: key(), ...more }),
  foreign: (world) => ({ ...notTheirs(world), key: key(), ...more }),
});
/** A move by the customer on one order. */
const own = (status: OrderStatus, more: (world: OwnedWorld) => object = () => ({})): Row => ({
  who: OWNER_WRITES,
  status,
  input: (world) => ({ ...orderRef(world), key: key(), ...more(world) }),
});

const contact = {
  name: "Елена",
  email: "elena@example.com",
  phone: null,
  address: { method: "workshop_pickup", region: "RU", postcode: "", city: "", street: "" },
};

export const PROCEDURES: Record<string, Row> = {
  "account.me": { who: EVERYBODY },
  "account.visit": { who: EVERYBODY },
  "account.sessions": { who: ACCOUNT },
  "account.changeSettings": { who: ACCOUNT, input: () => ({ name: "Имя", locale: "ru" }) },
  "account.revokeSession": {
    who: { ...ACCOUNT, stranger: 404, seller: 404, operator: 404, admin: 404 },
    input: ({ sessionId }) => ({ sessionId }),
    foreign: () => ({ sessionId: randomUUID() }),
  },
  "account.revokeOtherSessions": { who: ACCOUNT },

  "admin.metals": { who: staff("admin") },
  "admin.fixMetalPrice": {
    who: staff("admin"),
    input: () => ({
      key: key(),
      metalId: "silver_925",
      minorPerGram: 12_000,
      source: "test",
      confirmJump: true,
    }),
  },
  "admin.overview": { who: staff("admin") },
  "admin.rules": { who: staff("admin") },
  "admin.tryRules": { who: staff("admin"), input: () => ({ rules: DEFAULT_PRICE_RULES }) },
  "admin.publishRules": {
    who: staff("admin"),
    input: () => ({
      key: key(),
      basedOn: DEFAULT_PRICE_RULES.version,
      rules: DEFAULT_PRICE_RULES,
      note: "the same",
    }),
  },
  "admin.users": { who: staff("admin"), input: () => ({}) },
  "admin.setRole": {
    who: staff("admin"),
    input: ({ order }) => ({ userId: order.operator.id, role: "operator" }),
    foreign: () => ({ userId: randomUUID(), role: "operator" }),
  },
  "admin.failures": { who: staff("admin", "seller"), input: () => ({}) },
  "admin.retryFailure": {
    who: { ...staff("admin"), seller: 404 },
    input: ({ failureId }) => ({ failureId }),
    foreign: () => ({ failureId: randomUUID() }),
  },
  "admin.dismissFailure": {
    who: { ...staff("admin"), seller: 404 },
    input: ({ failureId }) => ({ failureId, note: "seen to" }),
    foreign: () => ({ failureId: randomUUID(), note: "seen to" }),
  },
  "admin.mails": { who: staff("admin"), input: () => ({}) },
  "admin.mail": {
    who: staff("admin"),
    input: ({ order, mailId }) => ({ customerId: order.customerId, mailId }),
    foreign: ({ otherCustomerId, mailId }) => ({ customerId: otherCustomerId, mailId }),
  },
  "admin.resendMail": {
    who: staff("admin"),
    input: ({ order, mailId }) => ({ customerId: order.customerId, mailId }),
    foreign: ({ otherCustomerId, mailId }) => ({ customerId: otherCustomerId, mailId }),
  },
  "admin.ledger": { who: staff("admin") },

  "board.free": { who: staff("operator", "admin"), input: () => ({}) },
  "board.row": deskRead(staff("operator", "admin"), "MANUFACTURING_APPROVED"),
  "board.find": { who: staff("operator", "admin"), input: ({ order }) => ({ q: order.number }) },
  "board.totals": { who: staff("operator", "admin") },
  "board.mine": { who: staff("operator", "admin") },
  "board.pay": { who: staff("operator", "admin") },
  "board.payLog": { who: staff("operator", "admin"), input: () => ({}) },
  "board.work": { who: staff("operator", "admin"), input: () => ({ order: null }) },
  "board.job": deskRead({ ...staff(), operator: 404, admin: 404 }, "MANUFACTURING_STARTED"),
  "board.onChange": { who: staff("operator", "admin") },
  "board.claim": move("operator", "MANUFACTURING_APPROVED"),
  "board.release": move("operator", "MANUFACTURING_STARTED"),
  "board.extend": move("operator", "MANUFACTURING_STARTED"),
  "board.complete": move("operator", "MANUFACTURING_STARTED"),
  "board.startRework": move("operator", "MANUFACTURING_STARTED", { reason: "pores", delayDays: 2 }),
  "board.resumeRework": move("operator", "REWORK"),
  "board.startPacking": move("operator", "MANUFACTURING_COMPLETED"),
  "board.ship": move("operator", "PACKAGING", { carrier: "cdek", tracking: "TRACK-1" }),

  // No engine shows itself here: whom it lets in is told that it is elsewhere.
  "jobs.overview": { who: staff("admin") },
  "jobs.runs": { who: staff("admin"), input: () => ({}) },
  "jobs.run": { who: staff("admin"), input: runRef },
  "jobs.cancel": { who: staff("admin"), input: runRef },
  "jobs.retry": { who: staff("admin"), input: runRef },
  "jobs.replay": { who: staff("admin"), input: () => ({ ...runRef(), stepId: "step" }) },

  "model.status": { who: OWNER_READS, input: modelRef },
  "model.preview": { who: OWNER_READS, input: modelRef },
  "model.file": { who: OWNER_READS, input: modelRef },
  "model.repair": { who: OWNER_WRITES, input: orderRef },
  "model.choose": { who: OWNER_WRITES, input: (world) => ({ ...orderRef(world), use: "original" }) },
  "model.confirmUnit": { who: OWNER_WRITES, input: (world) => ({ ...modelRef(world), unit: "mm" }) },
  "model.open": {
    who: staff("seller", "operator", "admin"),
    status: "MANUFACTURING_APPROVED",
    input: (world) => ({ ...staffRef(world), purpose: "review", kind: "view" }),
    foreign: (world) => ({ ...notTheirs(world), purpose: "review", kind: "view" }),
  },
  "model.onProgress": { who: OWNER_WRITES, input: modelRef },

  "order.page": { who: OWNER_READS, input: orderRef },
  "order.configure": { who: OWNER_READS, input: orderRef, status: "FILE_UPLOADED" },
  "order.mine": { who: EVERYBODY, input: () => ({}) },
  "order.requestPrice": own("FILE_UPLOADED", () => ({ options: DEFAULT_OPTIONS })),
  "order.cancel": own("PRICE_CALCULATED", () => ({ reason: "changed my mind" })),
  "order.sendMessage": own("PRICE_CALCULATED", () => ({ body: "when?" })),
  "order.onChange": { who: OWNER_READS, input: orderRef },
  "order.onMyChanges": { who: CUSTOMERS },

  "quote.page": { who: OWNER_READS, input: orderRef },
  "quote.terms": { who: EVERYBODY },
  "quote.remake": own("PRICE_CALCULATED", () => ({ options: DEFAULT_OPTIONS })),
  "quote.share": { who: OWNER_WRITES, input: orderRef },
  "quote.unshare": { who: OWNER_WRITES, input: orderRef },
  "quote.accept": own("PRICE_CALCULATED", ({ order, quoteId }) => ({
    quoteId,
    totalMinor: order.totalMinor,
    contact,
    means: "4242424242424242",
    returnUrl: "/ru",
  })),

  "sales.queue": { who: staff("seller", "admin"), input: () => ({ tab: "approve" }) },
  "sales.counts": { who: staff("seller", "admin") },
  "sales.search": { who: staff("seller", "admin"), input: ({ order }) => ({ q: order.number }) },
  "sales.desk": deskRead(staff("seller", "admin"), "PRICE_ACCEPTED"),
  "sales.onChange": { who: staff("seller", "admin"), input: () => ({ orderId: null }) },
  "sales.approve": {
    ...move("seller", "PRICE_ACCEPTED"),
    input: (world) => ({ ...staffRef(world), key: key(), totalMinor: world.order.totalMinor }),
    foreign: (world) => ({ ...notTheirs(world), key: key(), totalMinor: world.order.totalMinor }),
  },
  "sales.hold": move("seller", "PRICE_ACCEPTED", { reason: "size?", nextActionAt: tomorrow() }),
  "sales.resume": move("seller", "ON_HOLD"),
  "sales.cancel": move("seller", "PRICE_ACCEPTED", { reason: "asked for it" }),
  "sales.close": move("seller", "DELIVERED"),
  "sales.setPrice": move("seller", "PRICE_FAILED", { amountMinor: 5_000_000, reason: "by hand" }),
  "sales.retryPrice": move("seller", "PRICE_FAILED"),
  "sales.sendMessage": move("seller", "PRICE_ACCEPTED", { body: "which size?" }),

  "upload.begin": {
    who: { ...EVERYBODY, seller: 403, operator: 403, admin: 403 },
    input: () => ({ key: key(), fileName: "a.stl", fingerprint: `test-${key()}`, ...stlHead() }),
  },
  "upload.signParts": {
    who: OWNER_WRITES,
    input: (world) => ({ ...uploadRef(world), parts: [{ number: 1, crc32: "AAAAAA==" }] }),
  },
  "upload.storedParts": { who: OWNER_WRITES, input: uploadRef },
  "upload.complete": { who: OWNER_WRITES, input: uploadRef },
  "upload.cancel": { who: OWNER_WRITES, input: uploadRef },
  "upload.unfinished": { who: EVERYBODY },
};
