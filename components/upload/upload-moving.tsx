"use client";
import { useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import styles from "./upload.module.css";
import { UploadActs } from "./upload-acts.tsx";
import { usePercent } from "./use-percent.ts";

const SAID = ["preparing", "sending", "paused", "finishing"] as const;

/** An upload under way: the bar with bytes and time left, what happens to it meanwhile, and the buttons. */
export function UploadMoving({ upload, linked }: { upload: UploadSnapshot; linked: boolean }) {
  const t = useTranslations("upload");
  const format = useFormat();
  const percent = usePercent(upload);
  const { phase, fileName: name, leftSeconds, elsewhere } = upload;
  const trouble = phase === "offline" || phase === "waiting" ? phase : null;
  const said = SAID.find((candidate) => candidate === phase) ?? "sending";
  return (
    <div className={styles.row}>
      <ProgressBar
        share={upload.sentBytes / upload.sizeBytes}
        label={t(`row.${said}`, { name })}
        shareText={t("row.share", { percent, size: format.bytes(upload.sizeBytes) })}
        {...(leftSeconds === null ? {} : { left: t("row.left", { time: format.duration(leftSeconds) }) })}
        {...(trouble ? {} : { detail: t(elsewhere ? "row.elsewhere" : "row.safe") })}
      />
      {trouble ? (
        <Note tone="warn" role="status" title={t(`${trouble}.title`)}>
          {t(`${trouble}.body`, { percent })}
        </Note>
      ) : null}
      <UploadActs upload={upload} linked={linked} />
    </div>
  );
}
