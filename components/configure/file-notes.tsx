import { Suspense } from "react";
import { useTranslations } from "use-intl/react";
import { Lately, lazyPart } from "#components/ui/lazy-part.tsx";
import { Note } from "#components/ui/note.tsx";
import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import type { Choice, ConfigureData, ModelStatus } from "./configure-data.ts";
import { LazyReplaceFile } from "./lazy-replace-file.ts";
import { useRefusal } from "./use-refusal.ts";

const FileStoring = lazyPart(() => import("./file-storing.tsx").then((part) => part.FileStoring));

type Props = { page: ConfigureData; model: ModelStatus; upload: UploadSnapshot | null; choice: Choice };

/** What happens to the file now, what is safe meanwhile, and what can be done. */
export function FileNotes({ page, model, upload, choice }: Props) {
  const t = useTranslations("configure");
  const refusal = useRefusal(model);
  const again = (
    <Lately>
      <LazyReplaceFile orderId={page.orderId} choice={choice} />
    </Lately>
  );
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
  if (model.state === "pending")
    return (
      <Suspense>
        <FileStoring upload={upload} choice={choice} page={page} />
      </Suspense>
    );
  if (model.analysis.state === "failed")
    return (
      <Note tone="warn" title={t("failed.title")}>
        {t("failed.body")}
      </Note>
    );
  return model.analysis.state === "done" ? null : <p className="small muted">{t("progress.measuring")}</p>;
}
