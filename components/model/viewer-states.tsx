"use client";
import { useTranslations } from "use-intl/react";
import { Picture } from "#components/piece/picture.tsx";
import { type Pictured, usePicture } from "#components/piece/use-picture.ts";
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

type UnableProps = { sizeText: string; description: string; pictured: Pictured | null };

/** No WebGL: the piece in one picture, where it is drawn already, and its sizes in words. */
export function ViewerUnable({ sizeText, description, pictured }: UnableProps) {
  const t = useTranslations("states.webgl");
  const picture = usePicture(pictured, "large");
  return (
    <div className={styles.viewer}>
      {picture ? <Picture picture={picture} className={styles.still} alt={description} /> : null}
      <div className={picture ? styles.caption : styles.words}>
        <p className="strong">{t("title")}</p>
        <p className="muted">{t("body", { size: sizeText })}</p>
        {picture ? null : <p className="vh">{description}</p>}
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
