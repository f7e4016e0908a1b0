import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";

export type RuleUnit = "roubles" | "percent" | "minutes" | "hours" | "days" | "mm" | "mm2" | "count";
export const RULE_GROUPS = [
  "general",
  "casting",
  "labour",
  "stones",
  "engraving",
  "complexity",
  "quantity",
  "delivery",
  "tax",
  "terms",
  "pay",
  "castability",
] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

/** One number of the rules: where it stands, which row of the form it belongs to and which member of it it is. */
export type RuleFigure = {
  id: string;
  path: readonly string[];
  group: RuleGroup;
  row: string;
  member: readonly string[];
  unit: RuleUnit;
  value: number;
};
export type RuleChange = { figure: RuleFigure; before: number | null; after: number };

/** Parts of the rules whose own members are rows; what else holds numbers is a row itself. */
const NESTED = ["complexity", "casting", "labour", "stones", "engraving", "operatorPay"];
const GROUP_OF: Record<string, RuleGroup> = {
  complexity: "complexity",
  casting: "casting",
  labour: "labour",
  stones: "stones",
  engraving: "engraving",
  quantityTiers: "quantity",
  deliveryMinor: "delivery",
  taxByRegion: "tax",
  operatorPay: "pay",
};

/** All figures an admin may change, in the order a person reads them. The size of a stone names it and stays. */
export function figuresOf(rules: PriceRules): RuleFigure[] {
  return unsorted(rules).toSorted((a, b) => rank(a) - rank(b));
}

const unsorted = ({ pricing, operations, castability }: PriceRules) => [
  ...walk(["pricing"], pricing),
  ...walk(["operations"], operations),
  ...walk(["castability"], castability),
];

// The database keeps documents with their keys in an order of its own; the first rules were written by a person.
const READING_ORDER = new Map(unsorted(DEFAULT_PRICE_RULES).map(({ id }, place) => [id, place]));
const rank = ({ id }: RuleFigure) => READING_ORDER.get(id) ?? READING_ORDER.size;

function walk(path: readonly string[], value: unknown): RuleFigure[] {
  if (typeof value === "number") return path.at(-1) === "sizeHundredthsMm" ? [] : [figureAt(path, value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => walk([...path, key], inner));
}

function figureAt(path: readonly string[], value: number): RuleFigure {
  const [part = "", first = "", ...rest] = path;
  // limits of casting are kept by family and read by limit
  if (part === "castability")
    return {
      id: path.join("."),
      path,
      group: part,
      row: `${part}.${rest[0]}`,
      member: [first, ...rest.slice(1)],
      unit: unitOf(path),
      value,
    };
  const depth = NESTED.includes(first) ? 3 : 2;
  const group = GROUP_OF[first] ?? (part === "pricing" ? "general" : "terms");
  const row = path.slice(1, depth).join(".");
  return { id: path.join("."), path, group, row, member: path.slice(depth), unit: unitOf(path), value };
}

function unitOf(path: readonly string[]): RuleUnit {
  const last = path.at(-1) ?? "";
  const names = path.join(" ");
  if (last === "fromPiece") return "count";
  if (/Minor/.test(names)) return "roubles";
  if (/Share|Factor|\bshare\b|\brate\b/.test(names)) return "percent";
  if (/minute/i.test(names)) return "minutes";
  if (/Hours/.test(names)) return "hours";
  if (/Days/.test(names)) return "days";
  if (/Mm2/.test(names)) return "mm2";
  return /^castability .*Mm/.test(names) ? "mm" : "count";
}

/** Kopeks and basis points are hundredths of what people write. */
const isHundredths = (unit: RuleUnit) => unit === "roubles" || unit === "percent";

/** A figure as it stands in its field: roubles, per cent, millimetres or whole units, with the comma of the language. */
export function writeFigure(value: number, unit: RuleUnit, comma: "," | "."): string {
  const text = isHundredths(unit) ? String(value / 100) : String(value);
  return text.replace(".", comma);
}

/** Reads what was typed; null when it is no such figure. Both comma and point are understood. */
export function readFigure(text: string, unit: RuleUnit): number | null {
  const match = /^([-−]?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0]/g, ""));
  if (!match?.[2]) return null;
  const [, sign, whole, part = ""] = match;
  if (unit === "mm") return sign ? null : Number(`${whole}.${part || 0}`);
  if (part && !isHundredths(unit)) return null;
  const value = isHundredths(unit) ? Number(whole) * 100 + Number(part.padEnd(2, "0")) : Number(whole);
  return sign && value ? -value : value;
}

/** The rules with one figure replaced; the original stays as it is. */
export function withFigure(rules: PriceRules, path: readonly string[], value: number): PriceRules {
  return replaceAt(rules, path, value) as PriceRules;
}

function replaceAt(node: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return value;
  if (Array.isArray(node))
    return node.map((each, i) => (String(i) === key ? replaceAt(each, rest, value) : each));
  const held = node as Record<string, unknown>;
  return { ...held, [key]: replaceAt(held[key], rest, value) };
}

/** The figures that differ, in the order of the document. */
export function changesBetween(before: PriceRules, after: PriceRules): RuleChange[] {
  const old = new Map(figuresOf(before).map((figure) => [figure.id, figure.value]));
  return figuresOf(after)
    .filter((figure) => old.get(figure.id) !== figure.value)
    .map((figure) => ({ figure, before: old.get(figure.id) ?? null, after: figure.value }));
}
