import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { announce } from "#components/ui/live-region.ts";
import type { Choice, ModelStatus, Unit } from "./configure-data.ts";
import { UNITS } from "./units-shown.ts";

const ASK_EVERY_MS = 1500;

type Given = {
  orderId: string;
  model: ModelStatus;
  choice: Choice;
  change: (part: Partial<Choice>) => void;
  ask: () => void;
};

/** Asks for the repair of a draft's model, waits for it, and changes between the repaired file and the original. */
export function useRepair({ orderId, model, choice, change, ask }: Given) {
  const router = useRouter();
  const wordsOf = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isAsked = model.repair?.state === "asked";
  useEffect(() => {
    if (!isAsked) return;
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
      // The draft was pointed at another model meanwhile, or not: the page's own data says.
      router.refresh();
    };
  }, [isAsked, ask, router]);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
      ask();
      router.refresh();
    } catch (failure) {
      const { words } = wordsOf(failure);
      setError(words);
      announce(words);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    repair: () =>
      run(async () => {
        keepDeclaredUnit(model, choice, change);
        await api.model.repair.mutate({ orderId });
      }),
    choose: (use: "original" | "repaired") =>
      run(async () => {
        keepDeclaredUnit(model, choice, change);
        await api.model.choose.mutate({ orderId, use });
      }),
    download: (modelId: string) =>
      run(async () => {
        const { url } = await api.model.file.query({ modelId });
        window.location.assign(url);
      }),
  };
}

/** The repaired file is an STL and names no unit: what the original declares is kept as the customer's choice. */
function keepDeclaredUnit({ unit }: ModelStatus, choice: Choice, change: Given["change"]): void {
  const declared = UNITS.find((value: Unit) => value === unit?.declared);
  if (declared && choice.unit === null) change({ unit: declared });
}
