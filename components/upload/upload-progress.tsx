"use client";
import { UploadRow } from "./upload-row.tsx";
import { useUpload } from "./use-upload.ts";

/** How far the upload of a model is, on that model's own page. Nothing when it is stored or was sent elsewhere. */
export function UploadProgress({ modelId }: { modelId: string }) {
  const upload = useUpload(modelId);
  return upload ? <UploadRow upload={upload} /> : null;
}
