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

/** Three days of all metals. */
const STEP = 24;

/** Every fix, newest first, with the step from the one before it; older ones when asked for. */
export function MetalHistory({ history }: { history: MetalsPage["history"] }) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  const staff = useTranslations("staff");
  const format = useFormat();
  const [count, setCount] = useState(STEP);
  if (history.length === 0) return null;
  const step = (fix: Fix, place: number) => {
    const before = history.slice(place + 1).find(({ metalId }) => metalId === fix.metalId);
    if (!before) return "";
    return format.percent((fix.minorPerGram / before.minorPerGram - 1) * 100, { signed: true });
  };
  return (
    <section className={styles.part}>
      <h2 className="h3">{t("history")}</h2>
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
          {history.slice(0, count).map((fix, place) => (
            <Row key={fix.id}>
              <td>
                <DateText at={fix.at} form="staff" />
              </td>
              <td>{names(fix.metalId as "brass")}</td>
              <td className="num">{format.stepValue({ value: fix.minorPerGram, unit: "minor_per_g" })}</td>
              <td className="num">{step(fix, place)}</td>
              <td>{fix.source}</td>
              <td>{fix.by}</td>
            </Row>
          ))}
        </tbody>
      </Table>
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
