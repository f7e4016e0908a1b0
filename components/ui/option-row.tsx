import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { useEarlyInput } from "./use-early-input.ts";

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
  const choose = onChoose && (() => onChoose(value));
  const box = useEarlyInput<HTMLInputElement>({ checked: rest.checked, onChange: choose });
  return (
    <label className={cx("opt", !swatch && "plain")}>
      <input type="radio" name={name} value={value} {...rest} ref={box} onChange={choose} />
      {swatch ? <span className={`sw ${swatch}`} /> : null}
      <span className="nm">{label}</span>
      <span className="diff">{difference}</span>
    </label>
  );
}
