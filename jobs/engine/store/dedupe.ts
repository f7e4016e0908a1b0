import { type Db, rows } from "./db.ts";

/** Keys are kept for 24 hours, as the real server keeps them. */
const KEPT = "24 hours";

/**
 * Takes (function, key) pairs; returns those that were free, as `function + " " + key`. The first one to
 * commit wins; a pair asked for twice at once is granted once.
 */
export async function takeKeys(
  db: Db,
  pairs: readonly { functionId: string; key: string }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const unique = new Map(pairs.map((pair) => [pairName(pair), pair]));
  const sorted = [...unique.keys()].sort().map((name) => unique.get(name));
  const written = sorted.map((pair) => ({ function_id: pair?.functionId, key: pair?.key }));
  const taken = await db<{ functionId: string; key: string }[]>`
    insert into engine.dedupe as d (function_id, key, expires_at)
    select function_id, key, now() + ${KEPT}::interval
    from json_to_recordset(${rows(db, written)}) as x(function_id text, key text)
    on conflict (function_id, key) do update set expires_at = excluded.expires_at where d.expires_at <= now()
    returning function_id as "functionId", key`;
  return new Set(taken.map(pairName));
}

export function pairName(pair: { functionId: string; key: string }): string {
  return `${pair.functionId} ${pair.key}`;
}
