"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import styles from "./upload.module.css";
import { useRefusalWords } from "./use-refusal-words.ts";
import { loadDesk } from "./use-upload.ts";

/** An upload that came to nothing, with the reason, until it is hidden. */
export function UploadEnded({ upload }: { upload: UploadSnapshot }) {
  const t = useTranslations("upload.cancelled");
  const wordsOf = useRefusalWords();
  const { id, fileName: name, refusal } = upload;
  const words = refusal ? wordsOf(refusal, upload) : { title: t("title", { name }), fix: t("body") };
  return (
    <Note tone={refusal ? "bad" : "plain"} role="status" title={words.title}>
      {words.fix}
      <span className={styles.acts}>
        <Button size="sm" variant="quiet" onClick={() => void loadDesk().then((d) => d.dismissUpload(id))}>
          {t("hide")}
        </Button>
      </span>
    </Note>
  );
}
