import { useTranslations } from "use-intl/react";
import { Input } from "#components/ui/input.tsx";
import styles from "./checkout.module.css";
import type { CheckoutDraft, CheckoutErrors, CheckoutField } from "./checkout-data.ts";

export type FieldsProps = {
  draft: CheckoutDraft;
  change: (draft: CheckoutDraft) => void;
  errors: CheckoutErrors;
  leave: (field: CheckoutField) => void;
};

/** Attributes of one text field of the draft. */
export function fieldOf({ draft, change, errors, leave }: FieldsProps, field: keyof CheckoutDraft) {
  return {
    id: field,
    name: field,
    value: draft[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => change({ ...draft, [field]: event.target.value }),
    onBlur: () => leave(field),
  };
}

/** Who gets the order and the mails. */
export function ContactFields(props: FieldsProps) {
  const t = useTranslations("checkout.contact");
  return (
    <section className={styles.group} aria-labelledby="contact">
      <h2 className="h2" id="contact">
        {t("title")}
      </h2>
      <Input {...fieldOf(props, "name")} label={t("name")} autoComplete="name" maxLength={120} />
      <Input
        {...fieldOf(props, "email")}
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={200}
      />
      <Input
        {...fieldOf(props, "phone")}
        label={t("phone")}
        hint={t("phoneHint")}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        maxLength={32}
      />
    </section>
  );
}
