"use client";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import { UploadEnded } from "./upload-ended.tsx";
import { UploadMoving } from "./upload-moving.tsx";
import { UploadStored } from "./upload-stored.tsx";
import { UploadUnfinished } from "./upload-unfinished.tsx";

type Props = {
  upload: UploadSnapshot;
  /** Shows the way to the model's page. */
  linked?: boolean;
};

/** One upload in words: how far, how long, what is safe, what can be done. Nothing once it is stored, on its own page. */
export function UploadRow({ upload, linked = false }: Props) {
  const { phase } = upload;
  if (phase === "stored") return linked ? <UploadStored upload={upload} /> : null;
  if (phase === "refused" || phase === "cancelled") return <UploadEnded upload={upload} />;
  if (phase === "needs_file" && !upload.elsewhere) return <UploadUnfinished upload={upload} />;
  return <UploadMoving upload={upload} linked={linked} />;
}
