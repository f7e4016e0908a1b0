import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, customerId } from "./columns.ts";
import { models } from "./models.ts";

/**
 * One repair of one model. The original is never touched: what comes out is a model of its own, whose id is fixed
 * when the repair is asked for, so that a second try writes the same object.
 */
export const modelRepairs = pgTable(
  "model_repairs",
  {
    customerId: customerId(),
    /** The original. */
    modelId: uuid("model_id").notNull(),
    repairedModelId: uuid("repaired_model_id").notNull().default(sql`uuidv7()`),
    /** The draft that takes the repaired model when it is there. */
    orderId: uuid("order_id").notNull(),
    state: text("state").notNull().default("asked"),
    /** RepairReport of lib/contracts/repair.ts. */
    report: jsonb("report"),
    errorCode: text("error_code"),
    askedAt: at("asked_at").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.modelId] }),
    foreignKey({ columns: [t.customerId, t.modelId], foreignColumns: [models.customerId, models.id] }),
    check("model_repairs_state", sql`${t.state} in ('asked', 'made', 'nothing', 'failed')`),
    check("model_repairs_ended", sql`(${t.state} = 'asked') = (${t.endedAt} is null)`),
    index("model_repairs_repaired").on(t.customerId, t.repairedModelId),
  ],
);
