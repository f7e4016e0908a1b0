"use client";
import { useState } from "react";
import { useLocale } from "use-intl/react";
import { useDraft } from "#components/ui/use-draft.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import {
  changesBetween,
  figuresOf,
  type RuleFigure,
  readFigure,
  withFigure,
  writeFigure,
} from "./rule-figures.ts";

type Texts = Readonly<Record<string, string>>;
const NOTHING: Texts = {};

/**
 * What an admin typed over the rules in force. Kept as texts by figure, so that it can be laid over a newer version
 * when somebody else publishes one meanwhile: figures that were not touched follow it.
 */
export function useRulesDraft(inForce: PriceRules) {
  const comma = useLocale() === "ru" ? "," : ".";
  const [texts, setTexts, forget] = useDraft<Texts>("rules", NOTHING);
  const [taken, setTaken] = useState(inForce);
  const isTouched = Object.keys(texts).length > 0;
  const base = isTouched ? taken : inForce;
  const figures = figuresOf(base);
  const typed = figures.filter(({ id }) => texts[id] !== undefined);
  const wrong = new Set<string>();
  let rules = base;
  for (const { id, path, unit } of typed) {
    const value = readFigure(texts[id] ?? "", unit);
    if (value === null) wrong.add(id);
    else rules = withFigure(rules, path, value);
  }
  const textOf = ({ id, value, unit }: RuleFigure) => texts[id] ?? writeFigure(value, unit, comma);
  const change = ({ id, value, unit }: RuleFigure, text: string) => {
    if (!isTouched) setTaken(inForce);
    const { [id]: _, ...rest } = texts;
    setTexts(readFigure(text, unit) === value ? rest : { ...texts, [id]: text });
  };
  return {
    base,
    rules,
    figures,
    wrong,
    changes: changesBetween(base, rules),
    isBehind: isTouched && base.version !== inForce.version,
    textOf,
    change,
    forget,
    /** Lays what was typed over the version now in force. */
    rebase: () => setTaken(inForce),
  };
}

export type RulesDraft = ReturnType<typeof useRulesDraft>;
