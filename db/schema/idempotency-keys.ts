import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, customerId } from "./columns.ts";

/** Answer to a command, kept in the command's own transaction: the same key again gets the same answer. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    customerId: customerId(),
    actorId: text("actor_id").notNull(),
    key: text("key").notNull(),
    command: text("command").notNull(),
    /** SHA-256 of the canonical input; another input under the same key is refused. */
    requestHash: text("request_hash").notNull(),
    response: jsonb("response").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.actorId, t.key] })],
);
