import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { OrderData } from "./order-data.ts";

/** The row that cancels, or says why it cannot any more. */
export function CancelOrder({ order }: { order: OrderData }) {
  const t = useTranslations("order");
  const [open, setOpen] = useState(false);
  if (!order.canCancel) {
    return (
      <button type="button" aria-disabled="true">
        <span className="muted">{t("fold.cancel")}</span>
        <span className="small muted">{t(`fold.${whyNot(order.status)}`)}</span>
      </button>
    );
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t("fold.cancel")}
      </button>
      <CancelDialog order={order} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function whyNot(status: OrderData["status"]) {
  if (status === "SHIPPED") return "cancelShipped";
  return ["CANCELLED", "CLOSED", "DELIVERED"].includes(status) ? "cancelOver" : "cancelOff";
}

function CancelDialog({ order, open, onClose }: { order: OrderData; open: boolean; onClose: () => void }) {
  const t = useTranslations("order.cancel");
  const router = useRouter();
  const wordsOf = useErrorWords();
  const key = useRef(crypto.randomUUID());
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    if (!reason.trim()) return setError(t("needed"));
    setBusy(true);
    try {
      await api.order.cancel.mutate({ key: key.current, orderId: order.orderId, reason });
      onClose();
      router.refresh();
    } catch (failure) {
      setError(wordsOf(failure).words);
    } finally {
      setBusy(false);
    }
  };
  const actions = (
    <>
      <Button variant="second" onClick={onClose}>
        {t("keep")}
      </Button>
      <Button variant="danger" busy={busy} onClick={cancel}>
        {busy ? t("going") : t("go")}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={t("title", { number: order.number })} actions={actions}>
      <p>{t("body")}</p>
      <Textarea
        label={t("reason")}
        hint={t("reasonHint")}
        error={error}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
