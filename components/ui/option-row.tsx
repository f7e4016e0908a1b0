import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Radio } from "./radio.tsx";

type Props = {
  name: string;
  value: string;
  label: ReactNode;
  /** The difference this choice makes, said before the click: "+9 400 ₽". */
  difference: ReactNode;
  /** CSS colour of a metal's swatch. Without it the row is plain. */
  swatch?: string;
  checked: boolean;
  onChoose: () => void;
};

/** A radio row with its consequence on the right; put rows into a fieldset with class `opts`. */
export function OptionRow({ label, difference, swatch, ...radio }: Props) {
  return (
    <label className={cx("opt", !swatch && "plain")}>
      <Radio {...radio} />
      {swatch ? <span className="sw" style={{ background: swatch }} /> : null}
      <span className="nm">{label}</span>
      <span className="diff">{difference}</span>
    </label>
  );
}
