import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "#db/client.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { type Logger, logger } from "#server/observability/logger.ts";
import { database } from "./database.ts";

/** Who acts. Staff act on every customer's orders, a customer only on those of `customerIds`. */
export type Actor =
  | { kind: "nobody" }
  | CustomerActor
  | { kind: "seller" | "operator" | "admin"; id: string; name: string }
  | { kind: "system"; id: string };

export type CustomerActor = {
  kind: "customer";
  id: string;
  name: string;
  email: string | null;
  /** The visitor has not registered yet. */
  anonymous: boolean;
  /** Customers this user acts for; the first is where new work goes. */
  customerIds: readonly [string, ...string[]];
};
export type StaffActor = Extract<Actor, { kind: "seller" | "operator" | "admin" }>;

/** What every command and query is given. The clock is part of it, so that time can be a fact in a test. */
export type Ctx = {
  db: Database;
  actor: Actor;
  locale: Locale;
  requestId: string;
  traceId: string;
  log: Logger;
  now: () => Date;
  /** How far the log was after the caller's last write: a replica must have it to be read. Absent: never the replica. */
  written?: bigint;
};

/** The context of a job: the system acts, named `id` in the history, on the trace of the event it works for. */
export function systemContext(id: string, traceId?: string | null): Ctx {
  const requestId = randomUUID();
  const trace = traceId ?? randomBytes(16).toString("hex");
  return {
    db: database(),
    actor: { kind: "system", id },
    locale: "ru",
    requestId,
    traceId: trace,
    log: logger().child({ job: id, requestId, traceId: trace }),
    now: () => new Date(),
  };
}
