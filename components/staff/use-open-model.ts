"use client";
import { useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { showToast } from "#components/ui/live-region.ts";

type Ref = { customerId: string; orderId: string };
type Purpose = "review" | "make" | "support";

/**
 * Opens the customer's model on purpose: the server records who and why before it gives the address. `view` shows
 * it here, `file` starts the download of the original.
 */
export function useOpenModel({ customerId, orderId }: Ref, purpose: Purpose) {
  const wordsOf = useErrorWords();
  const [source, setSource] = useState<string | null>(null);
  const [busy, setBusy] = useState<"view" | "file" | null>(null);
  const open = async (kind: "view" | "file") => {
    setBusy(kind);
    try {
      const { url } = await api.model.open.mutate({ customerId, orderId, purpose, kind });
      if (kind === "view") setSource(url);
      else window.location.assign(url);
    } catch (error) {
      showToast({ text: wordsOf(error).words });
    } finally {
      setBusy(null);
    }
  };
  return { source, busy, open };
}
