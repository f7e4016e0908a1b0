import type { ComponentProps, ReactNode } from "react";
import { useEarlyInput } from "./use-early-input.ts";

type Props = Omit<ComponentProps<"input">, "type" | "ref"> & { label: ReactNode; hint?: ReactNode };

/** A check box with its words; the whole row is the target. */
export function CheckBox({ label, hint, ...rest }: Props) {
  const box = useEarlyInput<HTMLInputElement>(rest);
  return (
    <label className="check">
      <input {...rest} ref={box} type="checkbox" />
      <span>
        {label}
        {hint ? <span className="small muted blk">{hint}</span> : null}
      </span>
    </label>
  );
}
