"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import styles from "./viewer.module.css";

/** While the drawing code or the model is on its way. */
export function ViewerLoading() {
  const t = useTranslations("states.loading");
  return (
    <p className={`${styles.words} sk-words muted`} role="status">
      {t("model")}
    </p>
  );
}

/** The picture did not come; the model itself is safe. */
export function ViewerFailed({ sizeText, onRetry }: { sizeText: string; onRetry: () => void }) {
  const t = useTranslations("model.failed");
  return (
    <div className={styles.viewer}>
      <div className={styles.words}>
        <p className="strong">{t("title")}</p>
        <p className="muted">{t("body", { size: sizeText })}</p>
        <Button variant="second" onClick={onRetry}>
          {t("retry")}
        </Button>
      </div>
    </div>
  );
}
