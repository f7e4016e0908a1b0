"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-look.ts";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import { FilePick } from "./file-pick.tsx";
import styles from "./upload.module.css";
import { usePercent } from "./use-percent.ts";
import { useRefusalWords } from "./use-refusal-words.ts";
import { loadDesk } from "./use-upload.ts";

/** An upload that can go on when its file is picked again; another file is refused by both names. */
export function UploadUnfinished({ upload }: { upload: UploadSnapshot }) {
  const t = useTranslations("upload.unfinished");
  const wordsOf = useRefusalWords();
  const percent = usePercent(upload);
  const { id, fileName: name, refusal } = upload;
  const words = refusal ? wordsOf(refusal, upload) : null;
  const goOn = ([file]: File[]) => {
    if (file) void loadDesk().then((desk) => desk.continueUpload(id, file));
  };
  return (
    <Note tone={words ? "bad" : "plain"} role="status" title={words?.title ?? t("title", { name, percent })}>
      {words?.fix ?? t("body")}
      <span className={styles.acts}>
        <FilePick onPick={goOn} look={buttonClass({ size: "sm", variant: "second" })}>
          {t("pick", { name })}
        </FilePick>
        <Button size="sm" variant="quiet" onClick={() => void loadDesk().then((d) => d.cancelUpload(id))}>
          {t("forget")}
        </Button>
      </span>
    </Note>
  );
}
