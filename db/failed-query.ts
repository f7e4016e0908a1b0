import { DrizzleQueryError } from "drizzle-orm/errors";
import { PgPreparedQuery } from "drizzle-orm/pg-core";

type Queries = { queryWithCache(...statement: unknown[]): Promise<unknown> };

/**
 * From now on a statement that fails rejects with its text and what the database said of it, and with none of its
 * values: Drizzle writes them into the message, from where session tokens, e-mails and addresses would come into logs,
 * whoever writes these (the framework prints what a page throws by itself). Called once, before the first statement.
 */
export function failWithoutValues(): void {
  const queries = PgPreparedQuery.prototype as unknown as Queries;
  const { queryWithCache } = queries;
  queries.queryWithCache = async function (this: unknown, ...statement) {
    try {
      return await queryWithCache.apply(this, statement);
    } catch (error) {
      throw withoutValues(error);
    }
  };
}

function withoutValues(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const { cause, message, stack } = error;
  error.message = `Failed query: ${error.query}`;
  error.stack = stack?.replace(message, () => error.message) ?? error.message;
  Reflect.deleteProperty(error, "params");
  // The database's own error quotes the row or the key that it refused.
  for (const name of ["detail", "where"])
    if (cause && name in cause) Object.defineProperty(cause, name, { enumerable: false });
  return error;
}
