import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { withNamedStatements } from "./named-statements.ts";
import * as schema from "./schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };

/**
 * Opens a pool. Statements are cut after `statementTimeoutMs`, so that one slow query cannot hold a connection
 * for ever; the pool connects lazily.
 */
export function connect(
  url: string,
  options: { max?: number; statementTimeoutMs?: number; name?: string } = {},
): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? "facet",
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return drizzle(withNamedStatements(client), { schema });
}
