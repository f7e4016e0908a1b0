import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import type { BoardRow } from "./board-data.ts";

/** Where the reason stands when nobody may claim now. */
export const CLAIM_OFF_ID = "claim-off";

type Props = {
  row: BoardRow;
  isSelected?: boolean;
  isOff: boolean;
  mini?: boolean;
  onClaim: (row: BoardRow) => void;
};

/** Claims one row. Off, it keeps its place and focus and names the reason above the list. */
export function ClaimButton({ row, isSelected, isOff, mini, onClaim }: Props) {
  const t = useTranslations("board");
  return (
    <button
      type="button"
      className={cx("btn", mini && "mini", mini && !isSelected && "second")}
      data-row={row.orderId}
      aria-disabled={isOff || undefined}
      aria-describedby={isOff ? CLAIM_OFF_ID : undefined}
      onClick={() => isOff || onClaim(row)}
    >
      {t("claim")}
      {isSelected && mini ? <Kbd>c</Kbd> : null}
      <span className="vh"> {row.number}</span>
    </button>
  );
}
