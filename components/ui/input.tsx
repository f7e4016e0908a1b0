import { type ComponentProps, useId } from "react";
import { cx } from "./cx.ts";
import { Field, type FieldWords, fieldAttributes } from "./field.tsx";
import { useEarlyInput } from "./use-early-input.ts";

type Props = FieldWords & Omit<ComponentProps<"input">, "ref">;

/** One line of text with its label, hint and error. */
export function Input({ label, hint, error, aside, hideLabel, className, id, ...rest }: Props) {
  const own = useId();
  const key = id ?? own;
  const box = useEarlyInput<HTMLInputElement>(rest);
  return (
    <Field id={key} label={label} hint={hint} error={error} aside={aside} hideLabel={hideLabel}>
      <input
        {...rest}
        {...fieldAttributes(key, { hint, error })}
        ref={box}
        className={cx("input", className)}
      />
    </Field>
  );
}
