import postgres from "postgres";

/** A connection pool or a transaction. */
export type Db = postgres.ISql;
export type Pool = postgres.Sql;

/** Opens the engine's pool. Times come back as numbers of milliseconds where the queries say so, else as Date. */
export function openPool(url: string, connections: number): Pool {
  return postgres(url, {
    max: connections,
    onnotice: () => {},
    connect_timeout: 5,
    // Half a second at most before a lost connection is made anew; the driver would go up to twenty.
    backoff: (attempts: number) => Math.min(2 ** attempts / 100, 0.5),
    idle_timeout: 0,
    connection: { application_name: "facet-engine" },
  });
}

const JSON_TYPE = 114;

/**
 * Rows as one parameter of type json: a set-based statement keeps one plan whatever the number of rows. Not
 * jsonb, which would refuse a string with a NUL.
 */
export function rows(db: Db, values: readonly object[]): postgres.Parameter<object> {
  return db.typed(values as object, JSON_TYPE);
}
