import { useTranslations } from "use-intl/react";
import { Lately, lazyPart } from "#components/ui/lazy-part.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import styles from "./configure.module.css";
import type { Choice, ConfigureData, ModelStatus } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";
import type { PiecePrice } from "./piece-price.ts";
import { StageList } from "./stage-list.tsx";
import { stagesOf } from "./stages.ts";

const FileNotes = lazyPart(() => import("./file-notes.tsx").then((part) => part.FileNotes));

type Props = {
  page: ConfigureData;
  model: ModelStatus;
  upload: UploadSnapshot | null;
  choice: Choice;
  known: KnownModel | null;
  price: PiecePrice;
};

/** The file: its name, size, how far it is, and what to know or do about it. */
export function FileSection({ page, model, upload, choice, known, price }: Props) {
  const t = useTranslations("configure.file");
  const format = useFormat();
  const size = format.bytes(model.sizeBytes);
  const left = model.state === "stored" ? null : (upload?.leftSeconds ?? null);
  const isReadHere = known !== null && known.uncertainty > 0;
  return (
    <section aria-labelledby="file">
      <div className="row between top">
        <h1 className={`h3 ${styles.name}`} id="file">
          {model.fileName}
        </h1>
        <span className={`small muted nw ${styles.bytes}`}>
          {left === null ? t("size", { size }) : t("left", { size, time: format.duration(left) })}
        </span>
      </div>
      <StageList stages={stagesOf({ model, upload, isReadHere, price })} />
      <Lately>
        <FileNotes page={page} model={model} upload={upload} choice={choice} />
      </Lately>
    </section>
  );
}
