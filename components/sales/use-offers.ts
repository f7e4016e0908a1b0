"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { Act } from "./decision.tsx";
import type { OrderDesk, SellerMove } from "./sales-data.ts";

export type Offered = { act: Act; words: string; about: string; hotkey?: string };
type Other = { move: SellerMove; why: string | null; hint: string };

/** Which move the order waits for, which others there are, and in words why the rest is impossible. */
export function useOffers(desk: OrderDesk) {
  const t = useTranslations("sales");
  const primary = usePrimary(desk);
  const why = (move: SellerMove, obstacle: string) => {
    if (obstacle === "status") return t(`why.${move}`);
    return obstacle === "payment_authorized"
      ? t("why.payment_authorized")
      : t("why.guard", { guard: obstacle });
  };
  const others: Other[] = desk.moves
    .filter(({ move }) => move !== "hold" && move !== primary?.act)
    .map(({ move, why: obstacle }) => ({
      move,
      why: obstacle ? why(move, obstacle) : null,
      hint: t(`hint.${move}`),
    }));
  const can = (act: Act) =>
    desk.canAct &&
    (act === "message"
      ? primary?.act !== "message"
      : desk.moves.some(({ move, why: obstacle }) => move === act && obstacle === null));
  const ordered = others.sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
  return { primary, others: ordered, can };
}

function usePrimary(desk: OrderDesk): Offered | null {
  const t = useTranslations("sales.decision");
  const status = useTranslations("staff.status");
  const format = useFormat();
  const { order, moves } = desk;
  const can = (move: SellerMove) => moves.some((offer) => offer.move === move && offer.why === null);
  const since = order.unansweredSince ? format.staffMoment(new Date(order.unansweredSince)) : "";
  if (can("approve")) {
    const total = format.money(order.totalMinor ?? 0);
    return { act: "approve", words: t("approve", { total }), about: t("approveAbout"), hotkey: "a" };
  }
  if (order.status === "PRICE_FAILED") return { act: "price", words: t("price"), about: t("priceAbout") };
  if (can("resume"))
    return {
      act: "resume",
      words: t("resume"),
      about: t("resumeAbout", { status: status(order.heldFrom ?? "PRICE_ACCEPTED") }),
    };
  if (order.unansweredSince)
    return { act: "message", words: t("answer"), about: t("answerAbout", { since }), hotkey: "m" };
  if (order.status === "DELIVERED") return { act: "close", words: t("close"), about: t("closeAbout") };
  return null;
}
