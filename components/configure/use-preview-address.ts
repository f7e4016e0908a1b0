import { useEffect, useState } from "react";
import { api } from "#components/shell/trpc.ts";

/** Address of the display copy, once it is `wanted`. It is good for minutes: asked for when needed, then kept. */
export function usePreviewAddress(modelId: string, wanted: boolean) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    setFailed(false);
    api.model.preview.query({ modelId }).then(
      ({ url }) => !gone && setAddress(url),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [modelId, wanted, attempt]);
  return { address, failed, retry: () => setAttempt((n) => n + 1) };
}
