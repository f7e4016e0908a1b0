"use client";
import { useTranslations } from "use-intl/react";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./admin.module.css";
import type { MetalsPage } from "./admin-data.ts";

type Fix = MetalsPage["history"][number];

/** Every fix, newest first, with the step from the one before it. */
export function MetalHistory({ history }: { history: MetalsPage["history"] }) {
  const t = useTranslations("admin.metals");
  const names = useTranslations("price.metals");
  const format = useFormat();
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
          {history.map((fix, place) => (
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
    </section>
  );
}
