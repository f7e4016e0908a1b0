import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { announce } from "#components/ui/live-region.ts";
import type { ModelStatus } from "./configure-data.ts";
import type { PiecePrice } from "./piece-price.ts";
import { usePriceWords } from "./use-price-words.ts";
import { useRefusal } from "./use-refusal.ts";

/** Speaks each turn of the model and each new price, through the page's one polite region. */
export function useNews(model: ModelStatus, price: PiecePrice): void {
  const t = useTranslations("configure.said");
  const words = usePriceWords()(price);
  const refusal = useRefusal(model);
  const { state } = model.analysis;
  const now = model.state === "stored" ? state : "storing";
  const told = useRef({ now, words });
  useEffect(() => {
    const before = told.current;
    told.current = { now, words };
    const isTurn = before.now !== now;
    if (isTurn && now === "refused") announce(t("refused", { words: refusal ?? "" }));
    else if (isTurn && now === "failed") announce(t("failed"));
    else if (isTurn && now === "done") announce(t("measured", { price: words ?? "" }));
    else if (isTurn && before.now === "storing") announce(t("stored"));
    else if (words && before.words !== words) announce(words);
  }, [now, words, refusal, t]);
}
