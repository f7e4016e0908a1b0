"use client";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./sales.module.css";
import type { QueueRow } from "./sales-data.ts";

type Props = { picked: readonly QueueRow[]; onClear: () => void; onDone: () => void };

/** What to do with the selected rows; approving many at once shows each with its sum first. */
export function BulkBar({ picked, onClear, onDone }: Props) {
  const t = useTranslations("sales");
  const staff = useTranslations("staff");
  const isLinked = useLink();
  const [open, setOpen] = useState(false);
  if (picked.length === 0) return null;
  const isAll = picked.every((row) => row.status === "PRICE_ACCEPTED" && row.totalMinor !== null);
  const why = !isLinked ? staff("linkLost") : isAll ? undefined : t("bulk.off");
  return (
    <div className={styles.bulk}>
      <span>{t("selected", { count: picked.length })}</span>
      <Button variant="quiet" onClick={onClear}>
        {t("clear")}
      </Button>
      <span>
        <Button off={why} onClick={() => setOpen(true)}>
          {t("bulk.open")}
        </Button>
      </span>
      <BulkDialog
        rows={picked}
        open={open}
        onClose={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          onDone();
        }}
      />
    </div>
  );
}

type DialogProps = { rows: readonly QueueRow[]; open: boolean; onClose: () => void; onDone: () => void };

function BulkDialog({ rows, open, onClose, onDone }: DialogProps) {
  const t = useTranslations("sales");
  const staff = useTranslations("staff");
  const format = useFormat();
  const { run, done } = useApproveAll(rows, onDone);
  const total = format.money(rows.reduce((sum, row) => sum + (row.totalMinor ?? 0), 0));
  const busy = done !== null;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("bulk.title", { count: rows.length })}
      width={560}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {staff("keep")}
          </Button>
          <Button busy={busy} onClick={run}>
            {busy
              ? t("bulk.going", { done: String(done), all: String(rows.length) })
              : t("bulk.go", { total })}
          </Button>
        </>
      }
    >
      <p>{t("bulk.body")}</p>
      <table className="lines">
        <tbody>
          {rows.map((row) => (
            <tr key={row.orderId}>
              <th scope="row">{row.number}</th>
              <td>{row.customerName ?? row.customerEmail ?? t("visitor")}</td>
              <td className="num">{format.money(row.totalMinor ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

// One after the other, each with a key of its own kept for a second try: what is done stays done.
function useApproveAll(rows: readonly QueueRow[], onDone: () => void) {
  const t = useTranslations("sales.bulk");
  const wordsOf = useErrorWords();
  const keys = useRef(new Map<string, string>());
  const [done, setDone] = useState<number | null>(null);
  const run = async () => {
    let approved = 0;
    for (const { customerId, orderId, number, totalMinor } of rows) {
      setDone(approved);
      const key = keys.current.get(orderId) ?? crypto.randomUUID();
      keys.current.set(orderId, key);
      try {
        await api.sales.approve.mutate({ key, customerId, orderId, totalMinor: totalMinor ?? 0 });
        approved += 1;
      } catch (error) {
        showToast({ text: t("failed", { number, why: wordsOf(error).words }) });
      }
    }
    setDone(null);
    if (approved > 0) showToast({ text: t("done", { count: approved }) });
    onDone();
  };
  return { run, done };
}
