"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { isReason, ReasonField } from "#components/staff/reason-field.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { MoveDialog } from "./move-dialog.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useMove } from "./use-move.ts";

type Props = { desk: OrderDesk; onClose: () => void };

/** Cancels with a reason; the button names what goes back. */
export function CancelDialog({ desk, onClose }: Props) {
  const t = useTranslations("sales.cancel");
  const id = useId();
  const format = useFormat();
  const { customerId, orderId, number, totalMinor, paymentStatus } = desk.order;
  const [reason, setReason, forget] = useDraft(`cancel/${number}`, "");
  const [asked, setAsked] = useState(false);
  const isPaid = paymentStatus === "authorized" || paymentStatus === "captured";
  const total = format.money(totalMinor ?? 0);
  const { press, busy, error } = useMove(
    (key: string, why: string) => api.sales.cancel.mutate({ key, customerId, orderId, reason: why }),
    t("done", { number }),
    () => {
      forget();
      onClose();
    },
  );
  const go = () => {
    setAsked(true);
    if (isReason(reason)) void press(reason.trim());
  };
  return (
    <MoveDialog
      desk={desk}
      move="cancel"
      title={t("title", { number })}
      go={isPaid ? t("go", { total }) : t("goFree")}
      keep={t("keep")}
      danger
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{isPaid ? t("money", { total }) : t("noMoney")}</p>
      <ReasonField id={`${id}reason`} value={reason} asked={asked} onChange={setReason} />
    </MoveDialog>
  );
}
