import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { createdAt, customerId } from "./columns.ts";
import { users } from "./users.ts";

/** Which users act for which customers. Registering, or signing in with visitor's work, adds a row here. */
export const customerMembers = pgTable(
  "customer_members",
  {
    customerId: customerId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.userId] }), index("customer_members_user").on(t.userId)],
);
