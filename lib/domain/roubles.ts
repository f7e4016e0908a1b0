import type { Minor } from "./money.ts";

const LARGEST_MINOR = 10_000_000_000;

/**
 * Reads a sum in roubles as people type it: spaces between thousands, a comma or a point before the kopeks, or
 * commas between thousands as in English. Returns kopeks; null when it is no sum above zero or too large.
 */
export function parseRoubles(text: string): Minor | null {
  const plain = text.replace(/[\s\u00a0₽]/g, "");
  const grouped = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(grouped);
  if (!match?.[1]) return null;
  const minor = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return minor > 0 && minor <= LARGEST_MINOR ? minor : null;
}
