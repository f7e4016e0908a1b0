import type { Search } from "./admin-page.tsx";

/** One of the known values as the address says it; what it says wrongly counts as not said. */
export function readChoice<T extends string>(said: Search[string], known: readonly T[]): T | null {
  return known.find((value) => value === said) ?? null;
}

/** The search as the address says it. */
export function readText(said: Search[string]): string | null {
  const text = typeof said === "string" ? said.trim().slice(0, 120) : "";
  return text === "" ? null : text;
}
