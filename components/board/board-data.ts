import type { ListCursor, ListFreeWork } from "#lib/contracts/staff.ts";
import type { BoardRow } from "#server/queries/board/board-row.ts";
import type { BoardTotals } from "#server/queries/board/board-totals.ts";
import type { MyWork } from "#server/queries/board/list-my-work.ts";
import type { MyPay } from "#server/queries/board/my-pay.ts";

export type { BoardRow, BoardTotals, MyPay, MyWork };
export type BoardFilters = Omit<ListFreeWork, "cursor">;
/** What stands beside the list. */
export type BoardSide = { mine: MyWork[]; totals: BoardTotals; pay: MyPay };
export type BoardData = BoardSide & {
  free: { rows: BoardRow[]; next: ListCursor | null };
  filters: BoardFilters;
  /** Free orders without any filter, for the words of an empty list. */
  canClaim: boolean;
  /** The order somebody looked for by number; null when it is not on the board. */
  found: { q: string; row: BoardRow | null } | null;
};

export const isFiltered = ({ metal, difficulty, due }: BoardFilters) => Boolean(metal || difficulty || due);

/** The operator's hold on an order is a clock only while it is being made. */
export const hasLease = ({ status }: Pick<MyWork, "status">) => status === "MANUFACTURING_STARTED";
