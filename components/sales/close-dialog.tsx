"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { isReason, ReasonField } from "#components/staff/reason-field.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useMove } from "./use-move.ts";

type Props = { desk: OrderDesk; onClose: () => void };

/** Closes a delivered order, or a shipped one by hand with a reason. */
export function CloseDialog({ desk, onClose }: Props) {
  const t = useTranslations("sales.close");
  const id = useId();
  const { customerId, orderId, number, status } = desk.order;
  const needsReason = status === "SHIPPED";
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const { press, busy, error } = useMove(
    (key: string, why: string) =>
      api.sales.close.mutate({ key, customerId, orderId, ...(why ? { reason: why } : {}) }),
    t("done", { number }),
    onClose,
  );
  const go = () => {
    setAsked(true);
    if (!needsReason || isReason(reason)) void press(needsReason ? reason.trim() : "");
  };
  return (
    <MoveDialog
      desk={desk}
      move="close"
      title={t("title", { number })}
      go={t("go")}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{needsReason ? t("byHand") : t("delivered")}</p>
      {needsReason ? (
        <ReasonField id={`${id}reason`} value={reason} asked={asked} onChange={setReason} />
      ) : null}
    </MoveDialog>
  );
}
