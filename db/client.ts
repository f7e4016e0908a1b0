import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { failWithoutValues } from "./failed-query.ts";
import { withNamedStatements } from "./named-statements.ts";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };

failWithoutValues();

/** Time-outs of a statement after which a silent transaction waits for a standby or for a free connection. */
const PATIENCE = 1.5;

/**
 * Opens a pool. Statements are cut after `statementTimeoutMs`, so that one slow query cannot hold a connection
 * for ever; the pool connects lazily. A transaction that is not answered in one and a half times of that
 * rejects with CommitUnanswered: it may still come true, so only the same key makes another try safe. 0: no limits.
 */
export function connect(
  url: string,
  options: { max?: number; statementTimeoutMs?: number; name?: string } = {},
): Database {
  const { statementTimeoutMs = 10_000 } = options;
  const client = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 5,
    backoff,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? "facet",
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  const db = drizzle(withNamedStatements(client), { schema });
  const transaction = db.transaction.bind(db);
  // PostgreSQL does not count the wait for a synchronous standby as part of any statement: this limit is ours.
  db.transaction = (work, config) => answered(transaction(work, config), statementTimeoutMs * PATIENCE);
  return db;
}

/**
 * Seconds before a lost connection is made anew: a few hundredths at first, half a second at most. The driver's own
 * wait goes up to twenty and is shared by the whole pool, so a second without a server was paid with twenty more.
 */
function backoff(attempts: number): number {
  return Math.min(2 ** attempts / 100, 0.5) * (0.5 + Math.random() / 2);
}

/** The end of a transaction was not answered in time. */
export class CommitUnanswered extends Error {
  readonly code = "COMMIT_UNANSWERED";
}

function answered<T>(end: Promise<T>, withinMs: number): Promise<T> {
  if (withinMs === 0) return end;
  return new Promise((resolve, reject) => {
    const late = () => reject(new CommitUnanswered(`the database did not answer within ${withinMs} ms`));
    const timer = setTimeout(late, withinMs);
    end.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
