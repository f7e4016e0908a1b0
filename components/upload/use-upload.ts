"use client";
import { useEffect, useSyncExternalStore } from "react";
import type { UploadSnapshot } from "./engine/upload-types.ts";
import { noUploads, onUploads, uploadsNow } from "./upload-board.ts";

/** Everything that uploads here, or could go on: live. Reading it does not load what does the work. */
export function useUploads(): readonly UploadSnapshot[] {
  return useSyncExternalStore(onUploads, uploadsNow, noUploads);
}

/** The upload of one model; null when this browser knows of none. Looks into the ledger once. */
export function useUpload(modelId: string): UploadSnapshot | null {
  const uploads = useUploads();
  useEffect(() => {
    void loadDesk().then((desk) => desk.restoreUploads());
  }, []);
  return uploads.find(({ begun }) => begun?.modelId === modelId) ?? null;
}

/** What does the work; loaded when somebody is about to need it. */
export const loadDesk = () => import("./desk/upload-desk.ts");
