"use client";
import { useTranslations } from "use-intl/react";
import { Picture } from "#components/piece/picture.tsx";
import { type Pictured, usePicture } from "#components/piece/use-picture.ts";
import styles from "./viewer.module.css";

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
