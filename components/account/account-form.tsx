"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { CheckBox } from "#components/ui/check-box.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Note } from "#components/ui/note.tsx";
import { useOnline } from "#components/ui/use-online.ts";
import type { AccountField } from "#lib/domain/account-fields.ts";
import { isSecret, useAccountForm, type Values } from "./use-account-form.ts";

type Props = {
  id: string;
  fields: readonly AccountField[];
  initial?: Values;
  submit: string;
  busy: string;
  send: (values: Values) => Promise<void>;
  /** Not the main thing of its page. */
  isSecond?: boolean;
  /** What else the form asks, after its fields. */
  children?: ReactNode;
};

const AUTOCOMPLETE: Record<AccountField, string> = {
  name: "name",
  email: "username",
  password: "current-password",
  currentPassword: "current-password",
  newPassword: "new-password",
};

/** One form of the account pages: fields that browsers fill in, faults at the fields and in a summary. */
export function AccountForm({ id, fields, initial, submit, busy, send, isSecond, children }: Props) {
  const form = useAccountForm({ id, fields, ...(initial ? { initial } : {}) }, send);
  const [shown, setShown] = useState(false);
  const t = useTranslations();
  const isOnline = useOnline();
  const errors = form.summed.map((field) => ({
    fieldId: `${id}-${field}`,
    message: form.faults[field] ?? "",
  }));
  return (
    <Form className="stack" onSend={() => void (isOnline && !form.busy && form.submit())}>
      <ErrorSummary title={t("common.field.errors")} errors={errors} attempt={form.attempt} />
      {form.refused ? (
        <Note tone="bad" role="status">
          {form.refused}
        </Note>
      ) : null}
      {fields.map((field) => (
        <AccountInput key={field} form={form} id={id} field={field} shown={shown} />
      ))}
      {fields.some(isSecret) ? (
        <CheckBox
          label={t("account.field.show")}
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
      ) : null}
      {children}
      <p className="row">
        <Button
          type="submit"
          onPointerDown={form.press}
          variant={isSecond ? "second" : undefined}
          busy={form.busy}
          off={isOnline ? undefined : t("errors.OFFLINE")}
        >
          {form.busy ? busy : submit}
        </Button>
      </p>
    </Form>
  );
}

type InputProps = {
  form: ReturnType<typeof useAccountForm>;
  id: string;
  field: AccountField;
  shown: boolean;
};

function AccountInput({ form, id, field, shown }: InputProps) {
  const t = useTranslations("account.field");
  const isNew = id === "sign-up";
  const hint = hintOf(field, isNew);
  return (
    <Input
      id={`${id}-${field}`}
      name={field}
      label={t(field)}
      hint={hint ? t(hint) : undefined}
      error={form.faults[field]}
      type={isSecret(field) && !shown ? "password" : field === "email" ? "email" : "text"}
      autoComplete={isNew && isSecret(field) ? "new-password" : AUTOCOMPLETE[field]}
      autoCapitalize={field === "name" ? "words" : "none"}
      spellCheck={false}
      value={form.values[field] ?? ""}
      onChange={(event) => form.change(field, event.target.value)}
      onBlur={() => form.check(field)}
    />
  );
}

function hintOf(field: AccountField, isNew: boolean) {
  if (field === "name" && isNew) return "nameHint" as const;
  return field === "newPassword" || (field === "password" && isNew) ? ("passwordHint" as const) : undefined;
}
