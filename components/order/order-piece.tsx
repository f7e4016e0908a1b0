import { useTranslations } from "use-intl/react";
import { PiecePlate } from "#components/piece/piece-plate.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./order.module.css";
import type { OrderData } from "./order-data.ts";

/** What is being made, in one line of facts. */
export function OrderPiece({ order }: { order: OrderData }) {
  const t = useTranslations("order");
  const price = useTranslations("price");
  const format = useFormat();
  const { metalId, finish, quantity, engraving } = order.options;
  const weightWords = (weight: string) => (quantity > 1 ? t("piece.perPiece", { weight }) : weight);
  const facts = [
    price(`metals.${metalId}`),
    t(`finish.${finish}`),
    order.weightG === null ? null : weightWords(format.grams(order.weightG)),
    quantity > 1 ? t("piece.quantity", { count: quantity }) : null,
    engraving ? price("quoted", { text: engraving }) : null,
  ];
  return (
    <div className={styles.piece}>
      <PiecePlate of={order} picture={order.picture} metalId={metalId} finish={finish} piece={order.title} />
      <p>
        <span className="strong">{order.title}</span>
        <span className="small muted blk">{facts.filter(Boolean).join(", ")}</span>
      </p>
    </div>
  );
}
