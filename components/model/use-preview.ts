"use client";
import { useEffect, useState } from "react";
import { decodePreview, type PreviewMesh } from "#lib/geometry/preview.ts";

export type PreviewState =
  | { state: "loading" }
  | { state: "ready"; preview: PreviewMesh }
  | { state: "failed"; retry: () => void };

/** Loads and decodes a preview from a buffer at hand or an address; nothing for null. A failed load can be tried again. */
export function usePreview(source: ArrayBuffer | string | null): PreviewState {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<PreviewState>({ state: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads again
  useEffect(() => {
    const abort = new AbortController();
    const retry = () => setAttempt((n) => n + 1);
    setResult({ state: "loading" });
    if (source === null) return;
    bytesOf(source, abort.signal)
      .then(decodePreview)
      .then((preview) => setResult(preview ? { state: "ready", preview } : { state: "failed", retry }))
      .catch(() => {
        if (!abort.signal.aborted) setResult({ state: "failed", retry });
      });
    return () => abort.abort();
  }, [source, attempt]);
  return result;
}

async function bytesOf(source: ArrayBuffer | string, signal: AbortSignal): Promise<ArrayBuffer> {
  if (typeof source !== "string") return source;
  const answer = await fetch(source, { signal });
  if (!answer.ok) throw new Error(`preview ${answer.status}`);
  return answer.arrayBuffer();
}
