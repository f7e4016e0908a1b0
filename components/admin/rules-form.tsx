"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import { useEarlyInput } from "#components/ui/use-early-input.ts";
import { RULE_GROUPS, type RuleFigure, type RuleGroup } from "./rule-figures.ts";
import styles from "./rules.module.css";
import { useRuleWords } from "./use-rule-words.ts";
import type { RulesDraft } from "./use-rules-draft.ts";

/** The rules as a form: made from the document itself, so a figure that is added to it shows here by itself. */
export function RulesForm({ draft }: { draft: RulesDraft }) {
  return (
    <div className={styles.groups}>
      {RULE_GROUPS.map((group) => (
        <RulesGroup key={group} group={group} draft={draft} />
      ))}
    </div>
  );
}

function RulesGroup({ group, draft }: { group: RuleGroup; draft: RulesDraft }) {
  const t = useTranslations("admin.rules.group");
  const figures = draft.figures.filter((figure) => figure.group === group);
  const rows = [...new Set(figures.map(({ row }) => row))];
  return (
    <section className={styles.group}>
      <h2 className="h3">{t(group)}</h2>
      {rows.map((row) => (
        <RuleRow key={row} row={row} figures={figures.filter((figure) => figure.row === row)} draft={draft} />
      ))}
    </section>
  );
}

type RowProps = { row: string; figures: readonly RuleFigure[]; draft: RulesDraft };

function RuleRow({ row, figures, draft }: RowProps) {
  const words = useRuleWords(draft.base);
  return (
    <fieldset className={styles.row}>
      <legend className={styles.name}>{words.row(row)}</legend>
      <div className={styles.figures}>
        {figures.map((figure) => (
          <FigureField key={figure.id} figure={figure} draft={draft} />
        ))}
      </div>
    </fieldset>
  );
}

function FigureField({ figure, draft }: { figure: RuleFigure; draft: RulesDraft }) {
  const t = useTranslations("admin.rules");
  const words = useRuleWords(draft.base);
  const { id, row, unit, value } = figure;
  const member = words.member(figure);
  const isWrong = draft.wrong.has(id);
  const isChanged = draft.changes.some((change) => change.figure.id === id);
  const field = {
    value: draft.textOf(figure),
    onChange: ({ target }: { target: HTMLInputElement }) => draft.change(figure, target.value),
  };
  return (
    <div className={styles.figure}>
      <label htmlFor={id} className={member ? "small muted" : "vh"}>
        {member || words.row(row)}
      </label>
      <span className={styles.box}>
        <input
          {...field}
          ref={useEarlyInput<HTMLInputElement>(field)}
          id={id}
          className={cx("input", styles.input, isChanged && styles.changed)}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isWrong || undefined}
          aria-describedby={`${id}-note`}
        />
        <span className="small muted">{words.unit(unit)}</span>
      </span>
      <span id={`${id}-note`} className={isWrong ? "err" : "small muted"}>
        {isWrong ? <CircleAlert className="ic" /> : null}
        {isWrong ? t("wrong") : isChanged ? t("was", { value: words.value(value, unit) }) : null}
      </span>
    </div>
  );
}
