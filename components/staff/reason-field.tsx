"use client";
import { useTranslations } from "use-intl/react";
import { Textarea } from "#components/ui/textarea.tsx";

const SHORTEST = 3;
const LONGEST = 500;

type Props = { id: string; value: string; hint?: string; asked: boolean; onChange: (value: string) => void };

export const isReason = (value: string) => value.trim().length >= SHORTEST;

/** Why: the customer reads it. Refused in words once it was asked for and is not there. */
export function ReasonField({ id, value, hint, asked, onChange }: Props) {
  const t = useTranslations("staff");
  return (
    <Textarea
      id={id}
      label={t("reason")}
      hint={hint}
      error={asked && !isReason(value) ? t("reasonNeeded") : undefined}
      value={value}
      rows={2}
      maxLength={LONGEST}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
