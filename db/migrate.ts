import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { ORDER_STATUSES } from "#lib/domain/order/statuses.ts";
import { HOLDABLE_STATUSES, NOTES, TRANSITIONS } from "#lib/domain/order/transitions.ts";
import type { Database } from "./client.ts";
import { orderTransitions } from "./schema/index.ts";

/** Brings the database forward and fills `order_transitions` from the one table in the code. Safe to repeat. */
export async function migrateDatabase(db: Database): Promise<void> {
  await migrate(db, { migrationsFolder: new URL("./migrations", import.meta.url).pathname });
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${orderTransitions} in share row exclusive mode`);
    await tx.delete(orderTransitions);
    await tx.insert(orderTransitions).values(allowedMoves());
  });
}

function allowedMoves(): { event: string; fromStatus: string; toStatus: string }[] {
  const moves = TRANSITIONS.flatMap(({ event, from, to }) =>
    from.flatMap((fromStatus) => {
      const targets = to === "held_from" ? HOLDABLE_STATUSES : [to];
      return targets.map((toStatus) => ({
        event: event as string,
        fromStatus: fromStatus as string,
        toStatus: toStatus as string,
      }));
    }),
  );
  const notes = NOTES.flatMap((event) =>
    ORDER_STATUSES.map((status) => ({ event, fromStatus: status, toStatus: status })),
  );
  return [...moves, ...notes, { event: "order_started", fromStatus: "", toStatus: "INITIATED" }];
}
