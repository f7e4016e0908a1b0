"use client";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import type { Look } from "./piece.tsx";
import styles from "./viewer.module.css";

type Props = { mode: Look["mode"]; onChange: (mode: Look["mode"]) => void };

/** Metal to look at, clay to read marks on. */
export function ViewerMode({ mode, onChange }: Props) {
  const t = useTranslations("model.mode");
  return (
    <div className={styles.top}>
      <SegmentedControl
        name="viewer-mode"
        legend={t("legend")}
        small
        value={mode}
        onChange={onChange}
        choices={[
          { value: "metal", label: t("metal") },
          { value: "clay", label: t("clay") },
        ]}
      />
    </div>
  );
}
