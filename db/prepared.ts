import {
  type Column,
  type DriverValueEncoder,
  is,
  Param,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgTable, PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Reader } from "./transaction.ts";

/** The values of one run, by name, as the statement mentions them: in a condition, a row or a set. */
export type Given<V> = { [K in keyof V & string]: Placeholder<K, V[K]> & SQL<V[K]> };

type Query<R> = {
  execute(values: Record<string, unknown>): Promise<R>;
  getQuery(): { params: unknown[] };
};
/** What Drizzle's sessions and its prepared queries have in common: the pool or the transaction they speak to. */
type Bound = { client: unknown };

/**
 * A statement that is put into words once in the life of the process. Drizzle spells a query anew each time it
 * runs, which took the web process longer than all else it does for an order; what every request or every order
 * passes through is prepared here. Runs where it is asked to: on the pool or in a transaction.
 *
 * In a condition a value travels as it is; one that has to be encoded (a time) is `encoded(column, value)`.
 */
export function prepared<V extends object, R>(
  write: (db: Reader, given: Given<V>) => { prepare(name: string): { execute(): Promise<R> } },
): (at: Reader, values: V) => Promise<R> {
  const given = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as Given<V>;
  let spelled: Query<R> | undefined;
  return (at, values) => {
    spelled ??= withNulls(write(at, given).prepare("") as object as Query<R>);
    const { client } = at._.session as object as Bound;
    const here: Query<R> = Object.create(spelled, { client: { value: client } });
    return here.execute(values as Record<string, unknown>);
  };
}

/**
 * The same for an update whose columns differ from run to run: put into words once for each combination of them.
 * What is `undefined` in the set stays as it is. Answers how many rows were changed.
 */
export function preparedUpdate<T extends PgTable, K extends object>(
  table: T,
  where: (key: Given<K>) => SQL | undefined,
): (at: Reader, key: K, set: Partial<T["$inferInsert"]>) => Promise<number> {
  const spell = (names: readonly string[]) =>
    prepared((db, given: Given<Record<string, unknown>>) => {
      const set = Object.fromEntries(names.map((name) => [name, given[SET + name]]));
      return db
        .update(table)
        .set(set as PgUpdateSetSource<T>)
        .where(where(given as object as Given<K>));
    });
  const spelled = new Map<string, ReturnType<typeof spell>>();
  return async (at, key, set) => {
    const given = Object.entries(set).filter(([, value]) => value !== undefined);
    const shape = given.map(([name]) => name).join();
    const run = spelled.get(shape) ?? spell(given.map(([name]) => name));
    spelled.set(shape, run);
    const { count } = await run(at, { ...key, ...prefixed(given) });
    return count;
  };
}

// A column may be both compared and set.
const SET = "set ";
const prefixed = (given: readonly [string, unknown][]) =>
  Object.fromEntries(given.map(([name, value]) => [SET + name, value]));

// Drizzle encodes a value that comes later without asking whether there is one.
function withNulls<R>(query: Query<R>): Query<R> {
  const { params } = query.getQuery();
  for (const [at, param] of params.entries()) {
    if (is(param, Param)) params[at] = new Param(param.value, nullOr(param.encoder));
  }
  return query;
}

const nullOr = (encoder: DriverValueEncoder<unknown, unknown>): DriverValueEncoder<unknown, unknown> => ({
  mapToDriverValue: (value) => (value === null ? null : encoder.mapToDriverValue(value)),
});

/** A value of a condition as the column stores it. */
export function encoded(column: Column, value: Placeholder): SQL {
  return sql`${sql.param(value, column)}`;
}

/** Whether a uuid column holds one of the given ids, however many there are. */
export function oneOf(column: Column, ids: Placeholder<string, readonly string[]>): SQL {
  return sql`${column} = any(${sql.param(ids as Placeholder, uuids)})`;
}

const uuids: DriverValueEncoder<unknown, string> = {
  mapToDriverValue: (ids) => `{${(ids as readonly string[]).join(",")}}`,
};
