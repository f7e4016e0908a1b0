import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** A check box with its words; the whole row is the target. */
export function CheckBox({ label, hint, ...rest }: Props) {
  return (
    <label className="check">
      <input {...rest} type="checkbox" />
      <span>
        {label}
        {hint ? <span className="small muted blk">{hint}</span> : null}
      </span>
    </label>
  );
}
