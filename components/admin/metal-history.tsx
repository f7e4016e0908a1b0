"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./admin.module.css";
import type { MetalsPage } from "./admin-data.ts";

type Fix = MetalsPage["history"][number];
type StepOf = (fix: Fix) => string;
type ListProps = { fixes: readonly Fix[]; stepOf: StepOf };

/** Three days of all metals. */
const STEP = 24;

/** Every fix, newest first, with the step from the one before it; older ones when asked for. */
export function MetalHistory({ history }: { history: MetalsPage["history"] }) {
  const t = useTranslations("admin.metals");
  const staff = useTranslations("staff");
  const format = useFormat();
  const [count, setCount] = useState(STEP);
  if (history.length === 0) return null;
  const stepOf: StepOf = (fix) => {
    const older = history.slice(history.indexOf(fix) + 1);
    const before = older.find(({ metalId }) => metalId === fix.metalId);
    if (!before) return "";
    return format.percent((fix.minorPerGram / before.minorPerGram - 1) * 100, { signed: true });
  };
  const shown = { fixes: history.slice(0, count), stepOf };
  return (
    <section className={styles.part}>
      <h2 className="h3">{t("history")}</h2>
      <div className="only-d">
        <FixTable {...shown} />
      </div>
      <div className="only-m">
        <FixCards {...shown} />
      </div>
      {count < history.length ? (
        <p className={styles.under}>
          <Button variant="quiet" onClick={() => setCount(count + STEP)}>
            {staff("older")}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function FixTable({ fixes, stepOf }: ListProps) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  const format = useFormat();
  return (
    <Table label={t("history")}>
      <thead>
        <tr>
          <th scope="col">{t("columns.at")}</th>
          <th scope="col">{t("columns.metal")}</th>
          <th scope="col" className="num">
            {t("columns.price")}
          </th>
          <th scope="col" className="num">
            {t("columns.step")}
          </th>
          <th scope="col">{t("columns.source")}</th>
          <th scope="col">{t("columns.by")}</th>
        </tr>
      </thead>
      <tbody>
        {fixes.map((fix) => (
          <Row key={fix.id}>
            <td>
              <DateText at={fix.at} form="staff" />
            </td>
            <td>{names(fix.metalId as "brass")}</td>
            <td className="num">{format.stepValue({ value: fix.minorPerGram, unit: "minor_per_g" })}</td>
            <td className="num">{stepOf(fix)}</td>
            <td>{fix.source}</td>
            <td>{fix.by}</td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function FixCards({ fixes, stepOf }: ListProps) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  const format = useFormat();
  return (
    <ul aria-label={t("history")}>
      {fixes.map((fix) => (
        <li key={fix.id} className={styles.card}>
          <span className={styles.cardLine}>
            <span className="strong">{names(fix.metalId as "brass")}</span>
            <span className="nw">{format.stepValue({ value: fix.minorPerGram, unit: "minor_per_g" })}</span>
          </span>
          <span className={styles.cardLine}>
            <span className="muted">
              <DateText at={fix.at} form="staff" />, {[fix.source, fix.by].filter(Boolean).join(", ")}
            </span>
            <span className="nw">{stepOf(fix)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
