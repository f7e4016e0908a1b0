import { sql } from "drizzle-orm";
import { encoded, type Given, prepared } from "#db/prepared.ts";
import { outbox } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { DELIVERY, type Topic, type TopicPayload } from "#lib/contracts/events.ts";

type Promised<T extends Topic> = {
  topic: T;
  payload: Omit<TopicPayload<T>, "outboxId">;
  orderId?: string;
  traceId?: string;
  /** Not before this time; when left out, as soon as its topic says (`DELIVERY`). */
  availableAt?: Date;
};

/**
 * Promises one effect, in the transaction of the fact that asks for it. Returns the row's id, which travels in
 * the payload as `outboxId` and is the consumer's key against doing it twice.
 */
export async function appendOutbox<T extends Topic>(tx: Transaction, promised: Promised<T>): Promise<string> {
  const [row] = await insertPromise(tx, {
    customerId: promised.payload.customerId,
    topic: promised.topic,
    payload: promised.payload,
    orderId: promised.orderId ?? null,
    traceId: promised.traceId ?? null,
    availableAt: promised.availableAt ?? null,
    waitSeconds: (DELIVERY[promised.topic].waitMs ?? 0) / 1000,
  });
  if (!row) throw new Error("outbox row was not written");
  return row.id;
}

type Row = {
  customerId: string;
  topic: string;
  payload: object;
  orderId: string | null;
  traceId: string | null;
  availableAt: Date | null;
  waitSeconds: number;
};

const insertPromise = prepared((db, given: Given<Row>) =>
  db
    .insert(outbox)
    .values({
      customerId: given.customerId,
      topic: given.topic,
      payload: given.payload,
      orderId: given.orderId,
      traceId: given.traceId,
      availableAt: sql`coalesce(${encoded(outbox.availableAt, given.availableAt)},
        now() + make_interval(secs => ${given.waitSeconds}::float8))`,
    })
    .returning({ id: outbox.id }),
);
