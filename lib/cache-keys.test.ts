import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { CACHE_KEYS } from "./cache-keys.ts";
import { DEFAULT_PRICE_RULES } from "./domain/pricing/default-price-rules.ts";

/** The names of a value's parts at any depth; a list counts as its first element. */
function partsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  if (Array.isArray(value)) return partsOf(value[0], `${path}[]`);
  return Object.entries(value).flatMap(([name, part]) => partsOf(part, `${path}.${name}`));
}

it("keeps rules of another shape under another key: a new process never reads what an old one kept", () => {
  const shape = createHash("sha256").update(partsOf(DEFAULT_PRICE_RULES).sort().join("\n")).digest("hex");
  expect({ key: CACHE_KEYS.priceRules.key, shape: shape.slice(0, 12) }).toEqual({
    key: "facet:price-rules:3",
    shape: "4260de094133",
  });
});
