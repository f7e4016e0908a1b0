/**
 * Serialises a JSON value in the canonical form of RFC 8785: keys sorted by UTF-16 code unit, no spaces,
 * ECMAScript numbers and strings. The SDK verifies signatures over this form, so what is signed is what is sent.
 * `undefined` members are left out, as JSON.stringify does; `undefined` itself becomes `null`.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = value as Record<string, unknown>;
  const written: string[] = [];
  for (const key of Object.keys(members).sort()) {
    if (members[key] === undefined) continue;
    written.push(`${JSON.stringify(key)}:${canonicalJson(members[key])}`);
  }
  return `{${written.join(",")}}`;
}
