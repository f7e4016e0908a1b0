import { useEffect, useState } from "react";
import { localFile } from "#components/upload/local-files.ts";
import type { Estimate } from "#lib/geometry/estimate.ts";

/** Quick sums of the model's file when it was picked in this tab and `wanted`; null until there are any. */
export function useEstimate(modelId: string, wanted: boolean): Estimate | null {
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useEffect(() => {
    const file = wanted ? localFile(modelId) : undefined;
    if (!file) return;
    const worker = new Worker(new URL("./estimate-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Estimate | null>) => {
      setEstimate(data);
      worker.terminate();
    };
    worker.postMessage(file);
    return () => worker.terminate();
  }, [modelId, wanted]);
  return estimate;
}
