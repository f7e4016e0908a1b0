"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./work.module.css";
import type { WorkData } from "./work-data.ts";

/** Everything taken, newest first, with what it paid and how it ended. */
export function PayLog({ pay }: Pick<WorkData, "pay">) {
  const t = useTranslations("work.pay");
  const format = useFormat();
  const [older, setOlder] = useState<WorkData["pay"]>({ rows: [], next: pay.next });
  const more = async () => {
    if (!older.next) return;
    const page = await api.board.payLog.query({ cursor: older.next });
    setOlder({ rows: [...older.rows, ...page.rows], next: page.next });
  };
  const rows = [...pay.rows, ...older.rows];
  return (
    <section>
      <h2>{t("title")}</h2>
      {rows.length === 0 ? <p className="muted">{t("empty")}</p> : null}
      <ul className={styles.pay}>
        {rows.map((row) => (
          <li key={`${row.orderId}${row.claimedAt}`}>
            <DateText at={row.claimedAt} form="staff" />
            <span>
              {row.number}{" "}
              <span className="muted blk">{t(`outcome.${(row.outcome ?? "open") as "open"}`)}</span>
            </span>
            <span className="num">{format.money(row.payMinor)}</span>
          </li>
        ))}
      </ul>
      {older.next ? (
        <Button variant="quiet" size="mini" onClick={() => void more()}>
          {t("older")}
        </Button>
      ) : null}
    </section>
  );
}
