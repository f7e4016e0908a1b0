import { randomUUID } from "node:crypto";
import { pino } from "pino";
import type { Actor, Ctx } from "#server/context.ts";
import { database } from "#server/database.ts";

/** What a command is given, for this actor, on the test file's own database. The clock stands where it is put. */
export function ctxOf(actor: Actor, given: { at?: Date; locale?: Ctx["locale"] } = {}): Ctx {
  const { at, locale = "ru" } = given;
  return {
    db: database(),
    actor,
    locale,
    requestId: randomUUID(),
    traceId: randomUUID().replaceAll("-", ""),
    log: pino({ level: "silent" }),
    now: () => at ?? new Date(),
  };
}

export const systemCtx = (at?: Date) => ctxOf({ kind: "system", id: "test" }, at ? { at } : {});

/** A fresh idempotency key, as the browser makes one for each intention. */
export const newKey = () => randomUUID();
