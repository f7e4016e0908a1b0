"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import styles from "./upload.module.css";
import { UploadRow } from "./upload-row.tsx";
import { loadDesk, useUploads } from "./use-upload.ts";

/** Everything under way or unfinished, with what can be done about it. On the landing page, loaded when needed. */
export default function ResumeOffer() {
  const t = useTranslations("upload.row");
  const uploads = useUploads();
  useEffect(() => {
    void loadDesk().then((desk) => desk.restoreUploads());
  }, []);
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("label")}>
      {uploads.map((upload) => (
        <li key={upload.id}>
          <UploadRow upload={upload} linked />
        </li>
      ))}
    </ul>
  );
}
