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

/** No WebGL: said in words, with the sizes. */
export function ViewerUnable({ sizeText, description }: { sizeText: string; description: string }) {
  const t = useTranslations("states.webgl");
  return (
    <div className={styles.viewer}>
      <div className={styles.words}>
        <p className="strong">{t("title")}</p>
        <p className="muted">{t("body", { size: sizeText })}</p>
        <p className="vh">{description}</p>
      </div>
    </div>
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
