import { type ComponentProps, useId } from "react";
import { cx } from "./cx.ts";
import { Field, type FieldWords, fieldAttributes } from "./field.tsx";
import { useEarlyInput } from "./use-early-input.ts";

type Props = FieldWords & Omit<ComponentProps<"select">, "ref">;

/** The platform's own list of choices with label, hint and error; pass `<option>`s as children. */
export function Select({ label, hint, error, aside, hideLabel, className, id, children, ...rest }: Props) {
  const own = useId();
  const key = id ?? own;
  const list = useEarlyInput<HTMLSelectElement>(rest);
  return (
    <Field id={key} label={label} hint={hint} error={error} aside={aside} hideLabel={hideLabel}>
      <select
        {...rest}
        {...fieldAttributes(key, { hint, error })}
        ref={list}
        className={cx("input select", className)}
      >
        {children}
      </select>
    </Field>
  );
}
