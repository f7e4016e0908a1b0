import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import { UploadActs } from "#components/upload/upload-acts.tsx";
import { UploadRow } from "#components/upload/upload-row.tsx";
import { usePercent } from "#components/upload/use-percent.ts";
import { loadDesk } from "#components/upload/use-upload.ts";
import styles from "./configure.module.css";
import type { Choice, ConfigureData } from "./configure-data.ts";
import { ReplaceFile } from "./replace-file.tsx";

type Props = { page: ConfigureData; upload: UploadSnapshot | null; choice: Choice };

/** The file on its way: how far, what is safe, what can be done; apart from the page, which mostly outlives it. */
export function FileStoring({ upload, choice, page }: Props) {
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
