import { useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { DueText } from "#components/staff/due-text.tsx";
import { cx } from "#components/ui/cx.ts";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./board.module.css";
import type { BoardRow } from "./board-data.ts";
import type { BoardListProps } from "./board-table.tsx";
import { ClaimButton } from "./claim-button.tsx";

/** Free work as cards of three facts, for a phone at the bench. */
export function BoardCards(props: BoardListProps) {
  const t = useTranslations("board");
  return (
    <ul className={styles.cards} aria-label={t("list")}>
      {props.rows.map((row) => (
        <BoardCard key={row.orderId} row={row} {...props} />
      ))}
    </ul>
  );
}

function BoardCard({ row, marks, isOff, onClaim }: BoardListProps & { row: BoardRow }) {
  const metals = useTranslations("price.metals");
  const format = useFormat();
  const mark = marks[row.orderId];
  const isGone = mark?.look === "gone";
  return (
    <li className={cx(styles.card, isGone && styles.gone, mark?.look === "fresh" && styles.fresh)}>
      <PieceThumb of={row} picture={row.picture} metalId={row.metalId} finish={row.finish} big />
      <p>
        <span className="strong blk">{row.title}</span>
        <span className="blk">
          {metals(row.metalId)}, {format.grams(row.weightG)}
        </span>
        <span className="blk muted">
          {row.number} <DueText at={row.dueAt} />
        </span>
      </p>
      <div className={styles.cardPay}>
        <span className="strong nw">{format.money(row.payMinor)}</span>
        {isGone ? (
          <span className="small muted">{mark.words}</span>
        ) : (
          <ClaimButton row={row} isOff={isOff} onClaim={onClaim} />
        )}
      </div>
    </li>
  );
}
