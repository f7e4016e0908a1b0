import { useEffect, useState } from "react";
import { localFile } from "#components/upload/local-files.ts";
import type { LocalLook, LookMessage } from "./local-look.ts";

const nothing: LocalLook = { estimate: null, report: null, preview: null, declared: null };

/** What can be told of the model's file when it was picked in this tab and `wanted`: size and shape before the server. */
export function useLocalLook(modelId: string, wanted: boolean): LocalLook {
  const [look, setLook] = useState(nothing);
  useEffect(() => {
    setLook(nothing);
    const file = wanted ? localFile(modelId) : undefined;
    if (!file) return;
    const worker = new Worker(new URL("./look-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<LookMessage>) => {
      if (data.kind === "end") return worker.terminate();
      const { kind: _, ...found } = data;
      setLook((before) => ({ ...before, ...found }));
    };
    worker.postMessage(file);
    return () => worker.terminate();
  }, [modelId, wanted]);
  return look;
}
