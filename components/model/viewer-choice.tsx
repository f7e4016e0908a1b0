"use client";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";

type Props<V extends string> = {
  /** `mode`: metal, clay or walls. `compare`: the file as it was, as repaired, or what differs. */
  of: "mode" | "compare";
  value: V;
  values: readonly V[];
  onChange: (value: V) => void;
};

/** What the viewer shows of a model, one of a few; worded in `model.mode` and `model.compare`. */
export function ViewerChoice<V extends string>({ of, value, values, onChange }: Props<V>) {
  const t = useTranslations(`model.${of}`) as (key: string) => string;
  return (
    <SegmentedControl
      name={`viewer-${of}`}
      legend={t("legend")}
      small
      value={value}
      onChange={onChange}
      choices={values.map((each) => ({ value: each, label: t(each) }))}
    />
  );
}
