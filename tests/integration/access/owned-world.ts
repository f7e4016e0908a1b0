import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { failureInbox, mails, orders } from "#db/schema/index.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { shareQuote } from "#server/commands/quote/share-quote.ts";
import { database } from "#server/database.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import type { MadeOrder } from "#tests/factories/early-moves.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { sessionOf } from "#tests/factories/session.ts";
import type { Browser } from "../auth/world.ts";
import { browserOf } from "./callers.ts";

/** What belongs to one customer, as rows of the table put it into their inputs. */
export type OwnedWorld = {
  order: MadeOrder;
  owner: Browser;
  /** The operator who holds the order, where somebody does. */
  holder: Browser;
  modelId: string;
  quoteId: string;
  uploadId: string;
  sessionId: string;
  mailId: string;
  failureId: string;
  /** The address at which anybody may read the price; empty while there is none. */
  sharePath: string;
  /** A customer who exists and whose none of this is. */
  otherCustomerId: string;
};

/** An order in `status` with its model, quote, upload, mail and failure, and its owner signed in. */
export async function ownedWorld(status: OrderStatus = "PRICE_CALCULATED"): Promise<OwnedWorld> {
  const order = await orderIn(status);
  const { otherCustomerId } = { otherCustomerId: (await orderIn("INITIATED")).customerId };
  const [row] = await database().select().from(orders).where(eq(orders.id, order.orderId));
  const owner = await browserOf(order.customer.id);
  return {
    order,
    owner,
    holder: await browserOf(order.operator.id),
    modelId: row?.modelId ?? "",
    quoteId: row?.quoteId ?? randomUUID(),
    uploadId: await openUpload(owner),
    sessionId: (await sessionOf(order.customer.id)).sessionId,
    mailId: await mailTo(order),
    failureId: await failureOf(order),
    otherCustomerId,
    sharePath: row?.quoteId ? (await shareQuote(ctxOf(order.customer), order)).path : "",
  };
}

export const stlHead = () => {
  const bytes = Buffer.alloc(84);
  bytes.writeUInt32LE(1_000, 80);
  return { sizeBytes: 84 + 50 * 1_000, head: bytes.toString("base64") };
};

async function openUpload(owner: Browser): Promise<string> {
  const fingerprint = `test-${randomUUID()}`;
  const input = { key: randomUUID(), fileName: "ring.stl", fingerprint, ...stlHead() };
  const { data, body } = await owner.mutate("upload.begin", input);
  if (!data) throw new Error(`the upload did not begin: ${JSON.stringify(body)}`);
  return data.uploadId;
}

async function mailTo({ customerId, orderId }: MadeOrder): Promise<string> {
  const text = {
    template: "test",
    locale: "ru",
    toAddress: "a@b.example",
    subject: "s",
    html: "h",
    plain: "p",
  };
  const row = { customerId, orderId, ...text, dedupeKey: randomUUID() };
  const [mail] = await database().insert(mails).values(row).returning();
  return mail?.id ?? "";
}

async function failureOf({ customerId, orderId }: MadeOrder): Promise<string> {
  const cause = { causeCode: "TEST", cause: "test", ownerRole: "admin" };
  const row = { kind: "order", subject: orderId, customerId, orderId, ...cause };
  const [failure] = await database().insert(failureInbox).values(row).returning();
  return failure?.id ?? "";
}
