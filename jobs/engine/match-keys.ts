import type { Expression } from "./expressions.ts";

const LONGEST = 200;
const MOST_LEAVES = 200;

function keyOf(path: readonly string[], value: unknown): string | null {
  if (typeof value === "object" && value !== null) return null;
  if (value === undefined) return null;
  const key = `${path.join(".")}=${JSON.stringify(value)}`;
  return key.length > LONGEST || key.includes("\u0000") ? null : key;
}

/**
 * The key under which a wait or a cancellation is filed, for `event.x == async.y`: "y=<value of event.x>".
 * Null: no such conjunct or no scalar there; then every event of that name is tried against the expression.
 */
export function waitKey(expression: Expression | null, event: unknown): string | null {
  if (!expression?.join) return null;
  let value: unknown = event;
  for (const name of expression.join.eventPath) value = (value as Record<string, unknown> | null)?.[name];
  return keyOf(expression.join.asyncPath, value);
}

/** All keys an arriving event can answer to, or null when it has too many leaves to list. */
export function arrivalKeys(event: unknown): string[] | null {
  const keys: string[] = [];
  let leaves = 0;
  const visit = (value: unknown, path: string[]) => {
    if (++leaves > MOST_LEAVES) return;
    if (value !== null && typeof value === "object") {
      if (Array.isArray(value)) return;
      for (const [name, member] of Object.entries(value)) visit(member, [...path, name]);
      return;
    }
    const key = keyOf(path, value);
    if (key) keys.push(key);
  };
  visit(event, []);
  return leaves > MOST_LEAVES ? null : keys;
}

/** Words of the event's data by which an operator looks for a run: numbers and ids, at most twenty. */
export function searchRefs(data: unknown): string[] {
  const refs = new Set<string>();
  const visit = (value: unknown, depth: number) => {
    if (refs.size >= 20 || depth > 3) return;
    if (typeof value === "string" && /^[\w.:+-]{3,64}$/.test(value)) refs.add(value);
    else if (Number.isSafeInteger(value)) refs.add(String(value));
    else if (value !== null && typeof value === "object") {
      for (const member of Object.values(value)) visit(member, depth + 1);
    }
  };
  visit(data, 0);
  return [...refs];
}
