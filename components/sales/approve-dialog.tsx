"use client";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { MoveDialog } from "./move-dialog.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useMove } from "./use-move.ts";

type Props = { desk: OrderDesk; onClose: () => void };

/** Approves and charges; the sum on the button is the sum that is sent. */
export function ApproveDialog({ desk, onClose }: Props) {
  const t = useTranslations("sales.approve");
  const payment = useTranslations("staff.payment");
  const format = useFormat();
  const { customerId, orderId, number, totalMinor, paymentStatus } = desk.order;
  const total = format.money(totalMinor ?? 0);
  const { press, busy, error } = useMove(
    (key: string, sum: number) => api.sales.approve.mutate({ key, customerId, orderId, totalMinor: sum }),
    t("done", { number, total }),
    onClose,
  );
  const go = () => void press(totalMinor ?? 0);
  return (
    <MoveDialog
      desk={desk}
      move="approve"
      title={t("title", { number, total })}
      go={t("go", { total })}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{t("body", { payment: payment(paymentStatus).toLowerCase() })}</p>
    </MoveDialog>
  );
}
