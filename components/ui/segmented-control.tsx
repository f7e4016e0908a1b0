import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Radio } from "./radio.tsx";

export type Choice<V extends string> = { value: V; label: ReactNode };
type Props<V extends string> = {
  name: string;
  legend: ReactNode;
  choices: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  showLegend?: boolean;
  small?: boolean;
};

/** A few exclusive choices side by side: radio buttons, so arrows and forms work by themselves. */
export function SegmentedControl<V extends string>(props: Props<V>) {
  const { name, legend, choices, value, onChange, showLegend, small } = props;
  return (
    <fieldset>
      <legend className={showLegend ? "flabel" : "vh"}>{legend}</legend>
      <span className={cx("seg", small && "sm")}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <Radio
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChoose={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
