"use client";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { isReason, ReasonField } from "#components/staff/reason-field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { parseRoubles } from "#lib/domain/roubles.ts";
import { MoveDialog } from "./move-dialog.tsx";
import type { OrderDesk } from "./sales-data.ts";
import { useMove } from "./use-move.ts";

type Props = { desk: OrderDesk; onClose: () => void };

const NOTHING = { amount: "", reason: "" };

/** Names a price by hand; the button repeats the sum as it was understood. */
export function PriceDialog({ desk, onClose }: Props) {
  const t = useTranslations("sales.setPrice");
  const id = useId();
  const format = useFormat();
  const { customerId, orderId, number, options } = desk.order;
  const [draft, setDraft, forget] = useDraft(`price/${number}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const amountMinor = parseRoubles(draft.amount);
  const { press, busy, error } = useMove(
    (key: string, price: { amountMinor: number; reason: string }) =>
      api.sales.setPrice.mutate({ key, customerId, orderId, ...price }),
    t("done", { number }),
    () => {
      forget();
      onClose();
    },
  );
  const go = () => {
    setAsked(true);
    if (amountMinor !== null && isReason(draft.reason))
      void press({ amountMinor, reason: draft.reason.trim() });
  };
  return (
    <MoveDialog
      desk={desk}
      move="price"
      title={t("title", { number })}
      go={amountMinor === null ? t("goEmpty") : t("go", { total: format.money(amountMinor) })}
      busy={busy}
      error={error}
      onGo={go}
      onClose={onClose}
    >
      <p>{t("body", { quantity: options.quantity })}</p>
      <Input
        id={`${id}amount`}
        label={t("amount")}
        hint={t("amountHint")}
        inputMode="decimal"
        autoComplete="off"
        value={draft.amount}
        error={asked && amountMinor === null ? t("amountNeeded") : undefined}
        onChange={(event) => setDraft({ ...draft, amount: event.target.value })}
      />
      <ReasonField
        id={`${id}reason`}
        value={draft.reason}
        asked={asked}
        onChange={(reason) => setDraft({ ...draft, reason })}
      />
    </MoveDialog>
  );
}
