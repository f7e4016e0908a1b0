import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = {
  name: string;
  value: string;
  label: ReactNode;
  /** The difference this choice makes, said before the click: "+9 400 ₽". */
  difference?: ReactNode;
  /** Swatch class of a metal: y yellow, r rose, w white, d deep yellow. Without it the row is plain. */
  swatch?: "y" | "r" | "w" | "d";
  checked?: boolean;
  defaultChecked?: boolean;
  disabled?: boolean;
  onChoose?: (value: string) => void;
};

/** A radio row with its consequence on the right; put rows into a fieldset with class `opts`. */
export function OptionRow({ name, value, label, difference, swatch, onChoose, ...rest }: Props) {
  return (
    <label className={cx("opt", !swatch && "plain")}>
      <input
        type="radio"
        name={name}
        value={value}
        {...rest}
        onChange={onChoose && (() => onChoose(value))}
      />
      {swatch ? <span className={`sw ${swatch}`} /> : null}
      <span className="nm">{label}</span>
      <span className="diff">{difference}</span>
    </label>
  );
}
