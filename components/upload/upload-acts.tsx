"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import styles from "./upload.module.css";
import { loadDesk } from "./use-upload.ts";

/** What can be done about an upload under way; in a tab that watches, the one that sends is told. */
export function UploadActs({ upload, linked }: { upload: UploadSnapshot; linked: boolean }) {
  const t = useTranslations("upload.row");
  const locale = useLocale();
  const { id, phase, begun } = upload;
  return (
    <div className={styles.acts}>
      {phase === "paused" ? (
        <Button size="sm" variant="second" onClick={() => void loadDesk().then((d) => d.resumeUpload(id))}>
          {t("resume")}
        </Button>
      ) : null}
      {phase === "sending" ? (
        <Button size="sm" variant="second" onClick={() => void loadDesk().then((d) => d.pauseUpload(id))}>
          {t("pause")}
        </Button>
      ) : null}
      {phase === "finishing" ? null : (
        <Button size="sm" variant="quiet" onClick={() => void loadDesk().then((d) => d.cancelUpload(id))}>
          {t("cancel")}
        </Button>
      )}
      {linked && begun?.orderId ? (
        <ButtonLink size="sm" variant="quiet" href={`/${locale}/configure/${begun.orderId}`}>
          {t("open")}
        </ButtonLink>
      ) : null}
    </div>
  );
}
