import { type ComponentProps, useEffect, useId, useRef } from "react";
import { cx } from "./cx.ts";
import { Field, type FieldWords, fieldAttributes } from "./field.tsx";

type Props = FieldWords & ComponentProps<"select">;

/** The platform's own list of choices with label, hint and error; pass `<option>`s as children. */
export function Select({ label, hint, error, aside, hideLabel, className, id, children, ...rest }: Props) {
  const own = useId();
  const key = id ?? own;
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => announceEarlyChoice(list.current), []);
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

/** A choice made before the page was awake is told now: the browser kept it, and nobody heard of it. */
function announceEarlyChoice(list: HTMLSelectElement | null): void {
  const drawn = [...(list?.options ?? [])].findIndex(({ defaultSelected }) => defaultSelected);
  if (list && list.selectedIndex !== Math.max(0, drawn))
    list.dispatchEvent(new Event("change", { bubbles: true }));
}
