"use client";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { COMPARE_VIEWS, type Comparison } from "./compare.ts";

/** The file as it was, as repaired, or what differs. */
export function ViewerCompare({ compare }: { compare: Comparison }) {
  const t = useTranslations("model.compare");
  return (
    <SegmentedControl
      name="viewer-compare"
      legend={t("legend")}
      small
      value={compare.view}
      onChange={compare.onView}
      choices={COMPARE_VIEWS.map((value) => ({ value, label: t(value) }))}
    />
  );
}
