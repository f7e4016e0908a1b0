"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Form } from "#components/ui/form.tsx";
import { useDraft } from "#components/ui/use-draft.ts";
import styles from "./checkout.module.css";
import {
  type CheckoutDraft,
  type CheckoutErrors,
  type CheckoutField,
  type CheckoutPage,
  checkoutErrors,
} from "./checkout-data.ts";
import { CheckoutHead } from "./checkout-head.tsx";
import { CheckoutSummary } from "./checkout-summary.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { type Deliveries, DeliveryFields } from "./delivery-fields.tsx";
import { PaymentFields } from "./payment-fields.tsx";
import { useAccept } from "./use-accept.ts";

type Props = { page: CheckoutPage; deliveries: Deliveries; known: { name: string; email: string } };

/** One page: who, where, money. Submitting holds the sum; whatever the bank says, nothing typed is lost. */
export function CheckoutForm({ page, deliveries, known }: Props) {
  const t = useTranslations("checkout");
  const router = useRouter();
  const start: CheckoutDraft = { ...known, phone: "", city: "", postcode: "", street: "" };
  const [draft, setDraft, forget] = useDraft(`checkout/${page.orderId}`, start);
  const [card, setCard] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [touched, setTouched] = useState<CheckoutField[]>([]);
  // What was sent stays in the document, hidden: empty, and no longer with faults to correct.
  const clear = () => {
    forget();
    setCard("");
    setAttempt(0);
    setTouched([]);
  };
  const { accept, busy, outcome } = useAccept(page, clear);
  // The certificate, or a price made anew in another tab.
  useLive(
    page.orderId,
    (on) => api.order.onChange.subscribe({ orderId: page.orderId }, on),
    () => router.refresh(),
  );
  const method = page.options.deliveryMethod;
  const wrong = checkoutErrors(draft, { card, method, isHosted: deliveries.isHosted });
  const shown: CheckoutErrors = {};
  for (const [field, key] of Object.entries(wrong) as [CheckoutField, "name"][]) {
    if (attempt > 0 || touched.includes(field)) shown[field] = t(`errors.${key}`);
  }
  const send = () => {
    setAttempt(attempt + 1);
    if (Object.keys(wrong).length === 0) void accept(draft, card);
  };
  const leave = (field: CheckoutField) => setTouched((before) => [...before, field]);
  const summary = Object.entries(attempt > 0 ? shown : {}).map(([fieldId, message]) => ({
    fieldId,
    message,
  }));
  return (
    <Form className={styles.form} onSend={send}>
      <div className={styles.fields}>
        <CheckoutHead page={page} />
        <ErrorSummary title={t("errors.title")} errors={summary} attempt={attempt} />
        <ContactFields draft={draft} change={setDraft} errors={shown} leave={leave} />
        <DeliveryFields
          page={page}
          deliveries={deliveries}
          draft={draft}
          change={setDraft}
          errors={shown}
          leave={leave}
        />
        <PaymentFields
          isHosted={deliveries.isHosted}
          card={card}
          change={setCard}
          error={shown.card}
          leave={() => leave("card")}
        />
      </div>
      <CheckoutSummary page={page} busy={busy} outcome={outcome} />
    </Form>
  );
}
