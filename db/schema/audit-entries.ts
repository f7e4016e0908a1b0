import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

/** What staff changed outside of orders: roles, prices, rules, retries. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id().primaryKey(),
    actorId: uuid("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [index("audit_entries_recent").on(t.createdAt.desc(), t.id.desc())],
);
