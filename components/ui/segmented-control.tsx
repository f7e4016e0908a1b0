import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Choice<V extends string> = { value: V; label: ReactNode; disabled?: boolean };
type Props<V extends string> = {
  name: string;
  legend: ReactNode;
  choices: readonly Choice<V>[];
  value?: V;
  defaultValue?: V;
  onChange?: (value: V) => void;
  showLegend?: boolean;
  small?: boolean;
};

/** A few exclusive choices side by side: radio buttons, so arrows and forms work by themselves. */
export function SegmentedControl<V extends string>(props: Props<V>) {
  const { name, legend, choices, value, defaultValue, onChange, showLegend, small } = props;
  return (
    <fieldset>
      <legend className={showLegend ? "flabel" : "vh"}>{legend}</legend>
      <span className={cx("seg", small && "sm")}>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              disabled={choice.disabled}
              checked={value === undefined ? undefined : value === choice.value}
              defaultChecked={value === undefined ? defaultValue === choice.value : undefined}
              onChange={onChange && (() => onChange(choice.value))}
            />
            {choice.label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
