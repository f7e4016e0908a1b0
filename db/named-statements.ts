import type postgres from "postgres";

type Unsafe = postgres.Sql["unsafe"];

/** A statement with more values than this is one of a kind (a batch, a long list) and is not worth keeping. */
const MOST_VALUES = 64;

/**
 * The same client, whose statements the server parses and plans once a connection: Drizzle asks for unnamed ones,
 * which cost a second round trip and a plan each time. A pooler that cannot keep them: `?prepare=false` in the URL.
 */
export function withNamedStatements<T extends postgres.Sql | postgres.TransactionSql>(client: T): T {
  return new Proxy(client, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (name === "unsafe") return named(found as Unsafe);
      if (name === "begin" || name === "savepoint") return inside(found as Scope);
      return found;
    },
  });
}

function named(unsafe: Unsafe): Unsafe {
  return (text, values = [], options = {}) =>
    unsafe(text, values, { ...options, prepare: values.length <= MOST_VALUES });
}

type Scope = (...given: unknown[]) => Promise<unknown>;

// What runs inside a transaction is given a client of its own, as the last argument.
function inside(scope: Scope): Scope {
  return (...given) => {
    const run = given.pop() as (client: postgres.TransactionSql) => unknown;
    return scope(...given, (client: postgres.TransactionSql) => run(withNamedStatements(client)));
  };
}
