import { useEffect, useState } from "react";
import { api } from "#components/shell/trpc.ts";
import type { ModelStatus } from "./configure-data.ts";

/** Address of the display copy, once there is one. It is good for minutes: asked for when needed, then kept. */
export function usePreviewAddress({ modelId, hasPreview }: ModelStatus) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    if (!hasPreview) return;
    let gone = false;
    setFailed(false);
    api.model.preview.query({ modelId }).then(
      ({ url }) => !gone && setAddress(url),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [modelId, hasPreview, attempt]);
  return { address, failed, retry: () => setAttempt((n) => n + 1) };
}
