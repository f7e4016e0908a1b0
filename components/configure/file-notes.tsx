import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import { UploadActs } from "#components/upload/upload-acts.tsx";
import { UploadRow } from "#components/upload/upload-row.tsx";
import { usePercent } from "#components/upload/use-percent.ts";
import { loadDesk } from "#components/upload/use-upload.ts";
import styles from "./configure.module.css";
import type { Choice, ConfigureData, ModelStatus } from "./configure-data.ts";
import { ReplaceFile } from "./replace-file.tsx";
import { useRefusal } from "./use-refusal.ts";

type Props = { page: ConfigureData; model: ModelStatus; upload: UploadSnapshot | null; choice: Choice };

/** What happens to the file now, what is safe meanwhile, and what can be done. */
export function FileNotes({ page, model, upload, choice }: Props) {
  const t = useTranslations("configure");
  const refusal = useRefusal(model);
  const again = <ReplaceFile orderId={page.orderId} choice={choice} />;
  if (model.state === "lost")
    return (
      <Note tone="bad" title={t("lost.title")} actions={again}>
        {t("lost.body")}
      </Note>
    );
  if (refusal)
    return (
      <Note tone="bad" title={refusal} actions={again}>
        {t("refused.fix")}
      </Note>
    );
  if (model.state === "pending") return <Storing upload={upload} choice={choice} page={page} />;
  if (model.analysis.state === "failed")
    return (
      <Note tone="warn" title={t("failed.title")}>
        {t("failed.body")}
      </Note>
    );
  return model.analysis.state === "done" ? null : <p className="small muted">{t("progress.measuring")}</p>;
}

type StoringProps = Pick<Props, "upload" | "choice" | "page">;

function Storing({ upload, choice, page }: StoringProps) {
  const t = useTranslations("configure.progress");
  const isSought = useSought();
  if (!upload)
    return isSought ? (
      <Note tone="plain" actions={<ReplaceFile orderId={page.orderId} choice={choice} />}>
        {t("unknown")}
      </Note>
    ) : null;
  const isMoving = !["refused", "cancelled", "stored"].includes(upload.phase);
  if (upload.phase === "stored") return null;
  if (!isMoving)
    return (
      <>
        <UploadRow upload={upload} />
        <ReplaceFile orderId={page.orderId} choice={choice} />
      </>
    );
  if (upload.phase === "needs_file" && !upload.elsewhere) return <UploadRow upload={upload} />;
  return <Moving upload={upload} />;
}

/** Whether this browser's ledger and its other tabs have been asked for the upload. */
function useSought(): boolean {
  const [isSought, setSought] = useState(false);
  useEffect(() => {
    let gone = false;
    void loadDesk()
      .then((desk) => desk.restoreUploads())
      .then(() => !gone && setSought(true));
    return () => {
      gone = true;
    };
  }, []);
  return isSought;
}

function Moving({ upload }: { upload: UploadSnapshot }) {
  const t = useTranslations();
  const percent = usePercent(upload);
  const { phase, elsewhere } = upload;
  return (
    <>
      {phase === "offline" || phase === "waiting" ? (
        <Note tone="warn" role="status" title={t(`upload.${phase}.title`)}>
          {t(`upload.${phase}.body`, { percent })}
        </Note>
      ) : (
        <p className="small muted">{t(`configure.progress.${elsewhere ? "elsewhere" : "storing"}`)}</p>
      )}
      <div className={styles.acts}>
        <UploadActs upload={upload} linked={false} />
      </div>
    </>
  );
}
