"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import type { RuleFigure, RuleUnit } from "./rule-figures.ts";

type Say = (key: string, values?: Record<string, string | number>) => string;
/** Rows whose members are named by the words of the price, and under which of them. */
const MEMBERS: Record<string, string> = {
  lossShare: "metalFamilies",
  familyFactor: "metalFamilies",
  minutesPerCm2: "finishes",
  settingMinor: "settings",
  settingMinutes: "settings",
  deliveryMinor: "deliveryMethods",
  minimumMinor: "lines",
};

/** Words of the rules: rows, their members and figures with units. */
export function useRuleWords(rules: PriceRules) {
  const format = useFormat();
  // figures are found by walking the document, so their words are looked up by name
  const say = useTranslations("admin.rules") as unknown as Say;
  const translator = useTranslations("price");
  const price = translator as unknown as Say;
  const stone = priceWords(translator, format).stone;
  const member = ({ group, row, member: [first = "", second] }: RuleFigure): string => {
    const last = row.split(".").at(-1) ?? "";
    if (group === "castability") {
      const family = price(`metalFamilies.${first}`);
      if (second === undefined) return family;
      return `${family}, ${last === "polishingLossMm" ? price(`finishes.${second}`).toLowerCase() : say(`limit.${second}`)}`;
    }
    const named = MEMBERS[last];
    if (named) return price(`${named}.${first}`);
    if (last === "quantityTiers") return say(`tier.${second}`, { n: Number(first) + 1 });
    if (last === "scheduleDays") return `${say(`step.${first}`)}, ${say(second === "0" ? "from" : "to")}`;
    if (last === "taxByRegion")
      return say("region", { region: first, mode: rules.pricing.taxByRegion[first]?.mode ?? "" });
    if (last === "byId") {
      const kind = rules.pricing.stones.byId[first];
      return kind ? stone(kind.kind, kind.sizeHundredthsMm / 100) : first;
    }
    if (first === "") return "";
    return say("class", { n: Number(first) + (/Steps/.test(row) ? 2 : 1) });
  };
  const value = (figure: number, unit: RuleUnit): string => {
    if (unit === "roubles") return format.money(figure);
    if (unit === "percent") return format.percent(figure / 100);
    const number = format.number(figure, { decimals: unit === "mm" ? 2 : 0 });
    return unit === "count" ? number : `${number}\u00a0${say(`unit.${unit}`)}`;
  };
  return {
    row: (row: string) => say(`field.${row}`),
    member,
    value,
    unit: (unit: RuleUnit) => say(`unit.${unit}`),
  };
}
