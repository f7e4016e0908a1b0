"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { isReason, ReasonField } from "#components/staff/reason-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { MoveDialog } from "./move-dialog.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useMove } from "./use-move.ts";

type Props = { desk: OrderDesk; onClose: () => void };

const NOTHING = { reason: "", date: "" };

/** Puts the order on hold: reason and date, which the customer sees. The draft survives closing. */
export function HoldDialog({ desk, onClose }: Props) {
  const t = useTranslations("sales.hold");
  const id = useId();
  const format = useFormat();
  const { customerId, orderId, number } = desk.order;
  const [draft, setDraft, forget] = useDraft(`hold/${number}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const day = draft.date || tomorrowNoon();
  const at = new Date(day);
  const isDate = at.getTime() > Date.now();
  const { press, busy, error } = useMove(
    (key: string, hold: { reason: string; nextActionAt: string }) =>
      api.sales.hold.mutate({ key, customerId, orderId, ...hold }),
    t("done", { number, date: isDate ? format.staffMoment(at) : "" }),
    () => {
      forget();
      onClose();
    },
  );
  const go = () => {
    setAsked(true);
    if (isReason(draft.reason) && isDate)
      void press({ reason: draft.reason.trim(), nextActionAt: at.toISOString() });
  };
  return (
    <MoveDialog
      desk={desk}
      move="hold"
      title={t("title", { number })}
      go={t("go")}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{t("body")}</p>
      <ReasonField
        id={`${id}reason`}
        value={draft.reason}
        asked={asked}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
      <Input
        id={`${id}date`}
        label={t("date")}
        type="datetime-local"
        value={day}
        error={asked && !isDate ? t("dateNeeded") : undefined}
        onChange={(event) => setDraft({ ...draft, date: event.target.value })}
      />
    </MoveDialog>
  );
}

/** Noon of the next day in the reader's zone, as the field wants it. */
function tomorrowNoon(): string {
  const day = new Date(Date.now() + 86_400_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T12:00`;
}
