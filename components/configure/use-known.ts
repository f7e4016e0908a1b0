import { useEffect, useMemo } from "react";
import { localFile } from "#components/upload/local-files.ts";
import { useLook } from "#components/upload/look/use-look.ts";
import { useUpload } from "#components/upload/use-upload.ts";
import type { ModelStatus } from "./configure-data.ts";
import { estimatedModel, lookedModel, measuredModel } from "./known-model.ts";

/**
 * What is known of the model, by whoever measured it best so far, what was told of it first in this browser, and
 * its upload. `on` is told how that upload ended.
 */
export function useKnown(model: ModelStatus, on: { ask: () => void; noteStored: () => void }) {
  const upload = useUpload(model.modelId);
  const phase = upload?.phase;
  const measured = useMemo(() => measuredModel(model), [model]);
  const isHere = upload !== null && phase !== "needs_file";
  const look = useLook(isHere ? localFile(model.modelId) : undefined);
  const estimated = useMemo(() => look.estimate && estimatedModel(look.estimate), [look.estimate]);
  const looked = useMemo(() => look.report && lookedModel(look.report), [look.report]);
  const { ask, noteStored } = on;
  useEffect(() => {
    if (phase === "stored") noteStored();
    if (phase === "stored" || phase === "cancelled") ask();
  }, [phase, ask, noteStored]);
  return { known: measured ?? looked ?? estimated, first: estimated ?? looked, upload, look };
}
