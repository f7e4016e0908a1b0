/**
 * JSON with sorted keys, no spaces and no undefined fields: equal values give equal text, so the text can
 * be hashed or compared. Numbers are written as ECMAScript does. Throws TypeError for NaN and infinities.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === "number" && !Number.isFinite(inner)) throw new TypeError("not a JSON number");
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
