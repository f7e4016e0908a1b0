import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "use-intl/react";
import { useHoldBack } from "#components/model/use-idle.ts";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { announce } from "#components/ui/live-region.ts";
import { localFile } from "#components/upload/local-files.ts";
import { endLook } from "#components/upload/look/looks.ts";
import { forgetChoice } from "./choice-store.ts";
import type { Choice, ModelStatus } from "./configure-data.ts";

/**
 * Asks for the exact price of a choice and goes to the quote. The same choice asked again, after a lost answer, is
 * the same request; another choice is another.
 */
export function useRequestPrice(orderId: string, model: ModelStatus) {
  const router = useRouter();
  const locale = useLocale();
  const wordsOf = useErrorWords();
  const asked = useRef<{ choice: string; key: string }>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useHoldBack(busy);
  const quotePage = `/${locale}/quote/${orderId}`;
  // Its shell and its code are here by then.
  useEffect(() => router.prefetch(quotePage), [router, quotePage]);
  const request = async (choice: Choice) => {
    const text = JSON.stringify(choice);
    if (asked.current?.choice !== text) asked.current = { choice: text, key: crypto.randomUUID() };
    setBusy(true);
    setError(null);
    try {
      const { modelId, unit } = model;
      if (choice.unit && unit?.confirmed !== choice.unit)
        await api.model.confirmUnit.mutate({ modelId, unit: choice.unit });
      await api.order.requestPrice.mutate({ key: asked.current.key, orderId, options: choice });
      forgetChoice(orderId);
      const file = localFile(modelId);
      if (file) endLook(file);
      // In place of this page: going back leads to where the file was chosen, not to a question already asked.
      router.replace(quotePage);
    } catch (failure) {
      const { words } = wordsOf(failure);
      setError(words);
      announce(words);
      setBusy(false);
      // The order may have moved on elsewhere: then the page leads there.
      router.refresh();
    }
  };
  return { request, busy, error };
}
