"use client";
import { Boxes, Ruler, SquareSplitHorizontal } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import type { Bench } from "./use-bench.ts";
import styles from "./viewer.module.css";

const tools = [
  ["section", SquareSplitHorizontal],
  ["measure", Ruler],
  ["parts", Boxes],
] as const;

/** What can be done with the model beside turning it: cut, measure, take apart. */
export function BenchTools({ bench, hasParts }: { bench: Bench; hasParts: boolean }) {
  const t = useTranslations("model.bench");
  return (
    <div className={styles.bench} role="group" aria-label={t("label")}>
      {tools
        .filter(([tool]) => tool !== "parts" || hasParts)
        .map(([tool, Icon]) => (
          <Button
            key={tool}
            variant="quiet"
            size="sm"
            aria-pressed={bench.has(tool)}
            aria-label={t(tool)}
            onClick={() => bench.toggle(tool)}
          >
            <Icon className="ic" />
            <span className="only-d">{t(tool)}</span>
          </Button>
        ))}
    </div>
  );
}
