import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { ShownFinding } from "#components/findings/shown-findings.ts";
import { announce } from "#components/ui/live-region.ts";
import type { ModelStatus } from "./configure-data.ts";
import type { PiecePrice } from "./piece-price.ts";
import type { PriceShift } from "./price-shift.ts";
import { usePriceWords } from "./use-price-words.ts";
import { useRefusal } from "./use-refusal.ts";
import { useShiftWords } from "./use-shift-words.ts";

/**
 * Speaks each turn of the model, the first look at it, each new price and a price that left the band it was
 * promised in, through the page's one polite region.
 */
export function useNews(
  model: ModelStatus,
  price: PiecePrice,
  firstLook: readonly ShownFinding[] | null,
  shift: PriceShift | null,
): void {
  const t = useTranslations("configure.said");
  const words = usePriceWords()(price);
  const refusal = useRefusal(model);
  const { state } = model.analysis;
  const now = model.state === "stored" ? state : "storing";
  const shiftWords = useShiftWords();
  const left = shift && shift.beyondMinor !== 0 ? shiftWords(shift) : "";
  const looked = firstLook && t("firstLook", { count: firstLook.length });
  const told = useRef({ now, words, looked });
  useEffect(() => {
    const before = told.current;
    told.current = { now, words, looked };
    const isTurn = before.now !== now;
    if (isTurn && now === "refused") announce(t("refused", { words: refusal ?? "" }));
    else if (isTurn && now === "failed") announce(t("failed"));
    else if (isTurn && now === "done") announce(t("measured", { price: `${words ?? ""} ${left}`.trim() }));
    else if (isTurn && before.now === "storing") announce(t("stored"));
    else if (looked && before.looked === null) announce(`${looked} ${words ?? ""} ${left}`.trim());
    else if (words && before.words !== words) announce(words);
  }, [now, words, looked, left, refusal, t]);
}
