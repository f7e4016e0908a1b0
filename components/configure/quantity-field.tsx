import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Input } from "#components/ui/input.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { OptionProps } from "./option-props.ts";

/** How many pieces. What is typed becomes the choice when it is a number that can be made; checked on leaving. */
export function QuantityField({ choice, change, price, most }: OptionProps & { most: number }) {
  const t = useTranslations("configure.quantity");
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const isRight = (text: string) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  const each =
    price.kind === "exact" && choice.quantity > 1
      ? t("each", { price: format.money(Math.round(price.totalMinor / choice.quantity)) })
      : undefined;
  return (
    <Input
      label={t("label")}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? String(choice.quantity)}
      hint={each}
      error={error}
      onChange={({ target: { value } }) => {
        const text = value.trim();
        setTyped(text);
        if (!isRight(text)) return;
        setError(null);
        change({ quantity: Number(text) });
      }}
      onBlur={() => {
        if (typed === null) return;
        if (isRight(typed)) setTyped(null);
        else setError(t("wrong", { max: format.number(most) }));
      }}
    />
  );
}
