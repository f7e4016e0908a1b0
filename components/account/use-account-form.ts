"use client";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Refused } from "#components/shell/refused.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { useDraft } from "#components/ui/use-draft.ts";
import { type AccountField, accountFieldFault } from "#lib/domain/account-fields.ts";

export type Values = Partial<Record<AccountField, string>>;
type Faults = Partial<Record<AccountField, string>>;

// Refusals that are about one field stand at it.
const FIELD_OF: Record<string, AccountField[]> = {
  EMAIL_TAKEN: ["email"],
  EMAIL_INVALID: ["email"],
  NAME_NEEDED: ["name"],
  PASSWORD_WRONG: ["currentPassword"],
  PASSWORD_TOO_SHORT: ["newPassword", "password"],
};
/** Passwords are never kept anywhere. */
export const isSecret = (field: AccountField) => field.toLowerCase().includes("password");

/**
 * State of an account form: values (all but passwords survive a change of language), faults by field, the refusal
 * that is about none of them. `send` runs when all fields are in order.
 */
export function useAccountForm(
  form: { id: string; fields: readonly AccountField[]; initial?: Values },
  send: (values: Values) => Promise<void>,
) {
  const { id, fields, initial = {} } = form;
  const [kept, keep, forget] = useDraft<Values>(`account/${id}`, initial);
  const [secrets, setSecrets] = useState<Values>({});
  const [faults, setFaults] = useState<Faults>({});
  // Fields the summary speaks of: only what a press found, and until it is changed. Leaving a field never moves focus.
  const [summed, setSummed] = useState<readonly AccountField[]>([]);
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const pressing = useRef(false);
  const t = useTranslations("errors") as unknown as (code: string) => string;
  const wordsOf = useErrorWords();
  const values: Values = { ...kept, ...secrets };

  function change(field: AccountField, value: string) {
    if (isSecret(field)) setSecrets({ ...secrets, [field]: value });
    else keep({ ...kept, [field]: value });
    setFaults(({ [field]: _, ...others }) => others);
    setSummed(summed.filter((each) => each !== field));
  }
  /** The button is going down: a fault shown now would move it from under the pointer, and the press checks all. */
  function press() {
    pressing.current = true;
    const release = () =>
      setTimeout(() => {
        pressing.current = false;
      });
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, release, { once: true });
  }
  function check(field: AccountField) {
    if (pressing.current) return;
    const fault = values[field] ? accountFieldFault(ruleOf(id, field), values[field]) : null;
    if (fault) setFaults({ ...faults, [field]: t(fault) });
  }
  function show(found: Faults) {
    setFaults(found);
    setSummed(fields.filter((field) => found[field]));
  }
  async function submit() {
    const found = faultsOf(id, fields, values, t);
    show(found);
    setRefused("");
    setAttempt(attempt + 1);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      await send(values);
      forget();
      setSecrets({});
    } catch (error) {
      const refusal = wordsOf(error);
      const atFields = atOwnFields(refusal, fields, t);
      show(atFields);
      if (Object.keys(atFields).length === 0) setRefused(refusal.words);
    }
    setBusy(false);
  }
  return { values, faults, summed, refused, busy, attempt, change, check, press, submit };
}

// A password that is being made is checked as a new one, whatever its field is called.
const ruleOf = (form: string, field: AccountField): AccountField =>
  form === "sign-up" && field === "password" ? "newPassword" : field;

function faultsOf(
  form: string,
  fields: readonly AccountField[],
  values: Values,
  t: (code: string) => string,
) {
  const found = fields.flatMap((field) => {
    const fault = accountFieldFault(ruleOf(form, field), values[field] ?? "");
    return fault ? [[field, t(fault)] as const] : [];
  });
  return Object.fromEntries(found) as Faults;
}

function atOwnFields(
  refusal: Refused & { words: string },
  own: readonly AccountField[],
  t: (code: string) => string,
) {
  const named = refusal.fields.filter(({ path }) => (own as readonly string[]).includes(path));
  if (named.length > 0) return Object.fromEntries(named.map(({ path, code }) => [path, t(code)])) as Faults;
  const field = FIELD_OF[refusal.code]?.find((each) => own.includes(each));
  return field ? ({ [field]: refusal.words } as Faults) : {};
}
