import { useEffect, useMemo } from "react";
import { useUpload } from "#components/upload/use-upload.ts";
import type { ModelStatus } from "./configure-data.ts";
import { estimatedModel, lookedModel, measuredModel } from "./known-model.ts";
import { useLocalLook } from "./use-local-look.ts";

/**
 * What is known of the model, by whoever measured it best so far, what was told of it first in this browser, and
 * its upload; `ask` reads the server's status anew.
 */
export function useKnown(model: ModelStatus, ask: () => void) {
  const upload = useUpload(model.modelId);
  const phase = upload?.phase;
  const measured = useMemo(() => measuredModel(model), [model]);
  const look = useLocalLook(model.modelId, upload !== null && phase !== "needs_file");
  const estimated = useMemo(() => look.estimate && estimatedModel(look.estimate), [look.estimate]);
  const looked = useMemo(() => look.report && lookedModel(look.report), [look.report]);
  useEffect(() => {
    if (phase === "stored" || phase === "cancelled") ask();
  }, [phase, ask]);
  return { known: measured ?? looked ?? estimated, first: estimated ?? looked, upload, look };
}
