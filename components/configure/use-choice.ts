import { useCallback, useMemo, useSyncExternalStore } from "react";
import { keepChoice, keptChoice, onChoice } from "./choice-store.ts";
import type { Choice } from "./configure-data.ts";
import { readChoice } from "./kept-choice.ts";

const nothing = () => null;

/** The choice of this order: kept in this browser, so that reload, language and a closed tab lose nothing. */
export function useChoice(orderId: string, base: Choice) {
  const kept = useSyncExternalStore(onChoice, () => keptChoice(orderId), nothing);
  const choice = useMemo(() => readChoice(kept, base), [kept, base]);
  const change = useCallback(
    (part: Partial<Choice>) => {
      const next = { ...readChoice(keptChoice(orderId), base), ...part };
      keepChoice(orderId, JSON.stringify(next));
    },
    [orderId, base],
  );
  return [choice, change] as const;
}
