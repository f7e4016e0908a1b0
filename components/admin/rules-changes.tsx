"use client";
import { useTranslations } from "use-intl/react";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import type { RuleChange } from "./rule-figures.ts";
import styles from "./rules.module.css";
import { useRuleWords } from "./use-rule-words.ts";

/** What differs between two versions: the figure, what it was, what it becomes. */
export function RulesChanges({ changes, rules }: { changes: readonly RuleChange[]; rules: PriceRules }) {
  const t = useTranslations("admin.rules");
  const words = useRuleWords(rules);
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t("columns.figure")}</th>
          <th scope="col" className="num">
            {t("columns.was")}
          </th>
          <th scope="col" className="num">
            {t("columns.becomes")}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ figure, before, after }) => (
          <tr key={figure.id}>
            <th scope="row">{[words.row(figure.row), words.member(figure)].filter(Boolean).join(": ")}</th>
            <td className="num">{before === null ? "" : words.value(before, figure.unit)}</td>
            <td className="num strong">{words.value(after, figure.unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
