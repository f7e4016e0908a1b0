import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import type { QuoteData } from "./quote-data.ts";

/** Asks for a fresh quote with these options; the page then shows old and new. `busy` names the asker. */
export function useRemake(orderId: string) {
  const router = useRouter();
  const wordsOf = useErrorWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const remake = async (options: QuoteData["options"], asker: string): Promise<boolean> => {
    setBusy(asker);
    setError(null);
    try {
      await api.quote.remake.mutate({ key: crypto.randomUUID(), orderId, options });
      router.refresh();
      return true;
    } catch (failure) {
      setError(wordsOf(failure).words);
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { remake, busy, error };
}
