"use client";
import { Minus, Plus, RotateCcw, RotateCw, Scan } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import type { CameraMove, ViewName } from "./camera-views.ts";
import styles from "./viewer.module.css";

const moves = [
  ["left", RotateCcw],
  ["right", RotateCw],
  ["closer", Plus],
  ["farther", Minus],
] as const;
const sets = ["front", "side", "top"] as const;

type Props = { onMove: (move: CameraMove) => void; onView: (view: ViewName) => void };

/** Everything that dragging does, as buttons. */
export function ViewerTools({ onMove, onView }: Props) {
  const t = useTranslations("model");
  return (
    <div className={styles.bottom}>
      <div className={styles.tools} role="group" aria-label={t("tools")}>
        {moves.map(([move, Icon]) => (
          <Button key={move} variant="quiet" icon aria-label={t(`move.${move}`)} onClick={() => onMove(move)}>
            <Icon className="ic" />
          </Button>
        ))}
        <Button variant="quiet" icon aria-label={t("view.start")} onClick={() => onView("start")}>
          <Scan className="ic" />
        </Button>
      </div>
      <div className={`${styles.tools} only-d`} role="group" aria-label={t("views")}>
        {sets.map((view) => (
          <Button key={view} variant="quiet" onClick={() => onView(view)}>
            {t(`view.${view}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
