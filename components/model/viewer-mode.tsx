"use client";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import type { Mode } from "./piece.tsx";

const MODES: readonly Mode[] = ["metal", "clay", "heat"];

type Props = {
  mode: Mode;
  onChange: (mode: Mode) => void;
  hasFindings: boolean;
  hasWalls: boolean;
};

/** Metal to look at, clay to read marks on, colours to read walls. */
export function ViewerMode({ mode, onChange, hasFindings, hasWalls }: Props) {
  const t = useTranslations("model.mode");
  return (
    <SegmentedControl
      name="viewer-mode"
      legend={t("legend")}
      small
      value={mode}
      onChange={onChange}
      choices={MODES.filter((each) => each === "metal" || (each === "clay" ? hasFindings : hasWalls)).map(
        (value) => ({ value, label: t(value) }),
      )}
    />
  );
}
