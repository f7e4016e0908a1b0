"use client";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useMedia } from "#components/ui/use-media.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import styles from "./quote.module.css";
import type { Quote } from "./quote-data.ts";

type Receipt = Quote["receipt"];
type Line = Receipt["lines"][number];

/** The price as a waterfall; each line opens to the reckoning behind it. */
export function PriceLines({ receipt }: { receipt: Receipt }) {
  const t = useTranslations("quote.table");
  const price = useTranslations("price");
  const format = useFormat();
  const words = priceWords(price, format);
  const shown = receipt.lines.filter((line) => line.amountMinor !== 0);
  let reached = 0;
  const starts = shown.map((line) => {
    const from = line.amountMinor < 0 ? reached + line.amountMinor : reached;
    reached += line.amountMinor;
    return from / receipt.totalMinor;
  });
  return (
    <table className={styles.lines}>
      <colgroup>
        <col />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("line")}</span>
          </th>
          <th scope="col" className={styles.share}>
            <span className="vh">{t("share")}</span>
          </th>
          <th scope="col">
            <span className="vh">{t("sum")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((line, index) => (
          <LineRows
            key={line.id}
            line={line}
            receipt={receipt}
            from={starts[index] ?? 0}
            isFirst={index === 0}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{price("total")}</th>
          <td className={styles.share} />
          <td className="num">{format.money(receipt.totalMinor)}</td>
        </tr>
        <tr>
          <th colSpan={3}>{words.tax(receipt)}</th>
        </tr>
      </tfoot>
    </table>
  );
}

type RowProps = { line: Line; receipt: Receipt; from: number; isFirst: boolean };

function LineRows({ line, receipt, from, isFirst }: RowProps) {
  const format = useFormat();
  const words = priceWords(useTranslations("price"), format);
  const isWide = useMedia("(min-width: 901px)", true);
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? (isFirst && isWide);
  const width = Math.abs(line.amountMinor) / receipt.totalMinor;
  const id = `steps-${line.id}`;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className={styles.name}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setChosen(!open)}
          >
            <ChevronRight className="ic ic-16" />
            <span>
              <b>{words.line(line)}</b>
              <small>{words.note(line, receipt)}</small>
            </span>
          </button>
        </th>
        <td className={styles.share}>
          <span className={styles.track}>
            <i style={{ left: `${from * 100}%`, width: `${width * 100}%` }} />
          </span>
        </td>
        <td className="num" data-line-minor={line.amountMinor}>
          {format.money(line.amountMinor)}
        </td>
      </tr>
      {open ? (
        <tr className={cx(styles.steps, chosen === undefined && styles.wide)} id={id}>
          <td colSpan={3}>
            <dl>
              {line.steps.map((step) => {
                const { label, value } = words.step(step);
                return (
                  <div key={`${step.label}-${label}`}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                );
              })}
            </dl>
          </td>
        </tr>
      ) : null}
    </>
  );
}
