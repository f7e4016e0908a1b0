"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { KeyHints } from "#components/staff/key-hints.tsx";
import { NewBar } from "#components/staff/new-bar.tsx";
import { useCapped } from "#components/staff/use-capped.ts";
import { useLink } from "#components/staff/use-link.ts";
import { useRowsKeys } from "#components/staff/use-rows-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { CLAIM_LIMIT } from "#lib/domain/order/deadlines.ts";
import styles from "./board.module.css";
import { BoardAside } from "./board-aside.tsx";
import { BoardCards } from "./board-cards.tsx";
import { type BoardData, type BoardRow, type BoardSide, isFiltered } from "./board-data.ts";
import { BoardEmpty } from "./board-empty.tsx";
import { BoardFilterBar } from "./board-filters.tsx";
import { BoardMoves } from "./board-moves.tsx";
import { BoardTable } from "./board-table.tsx";
import { CLAIM_OFF_ID } from "./claim-button.tsx";
import { FoundNote } from "./found-note.tsx";
import { useBoard } from "./use-board.ts";
import { useClaim } from "./use-claim.ts";

/** The work board: free orders, live, taken with one press. Give it a `key` of its filters. */
export function BoardView({ data }: { data: BoardData }) {
  const t = useTranslations("board");
  const staff = useTranslations("staff");
  const board = useBoard(data);
  const { free, side, refreshSoon } = board;
  const { claim } = useClaim(board);
  const whyNot = useWhyNot(data, side);
  const { selected } = useRowsKeys(free.rows.map((row) => row.orderId));
  const [asked, setAsked] = useState<BoardRow | null>(null);
  const row = free.rows.find((each) => each.orderId === selected) ?? free.rows[0] ?? null;
  useHotkeys([
    { key: "c", words: t("keys.claim"), run: () => row && !whyNot && claim(row) },
    { key: "n", words: t("keys.newer"), run: free.showNew },
    { key: "m", words: t("keys.moves"), run: () => setAsked(row) },
  ]);
  const list = { rows: free.rows, marks: free.marks, selected, isOff: whyNot !== null, onClaim: claim };
  return (
    <main id="main" className={styles.board}>
      <div className={styles.main}>
        <BoardHead data={data} side={side} shown={free.rows.length} hasMore={free.next !== null} />
        {data.found ? <FoundNote found={data.found} /> : null}
        {whyNot ? (
          <p className={styles.off} id={CLAIM_OFF_ID}>
            {whyNot}
          </p>
        ) : null}
        <div {...free.holder}>
          <NewBar count={free.waiting.length} onShow={free.showNew} />
          {free.rows.length === 0 ? (
            <BoardEmpty filters={data.filters} side={side} />
          ) : (
            <>
              <div className="only-d">
                <BoardTable {...list} />
              </div>
              <div className="only-m">
                <BoardCards {...list} />
              </div>
            </>
          )}
        </div>
        <div className={styles.under}>
          <BoardHints />
          {free.next ? (
            <Button variant="quiet" onClick={() => void free.older()}>
              {staff("older")}
            </Button>
          ) : null}
        </div>
      </div>
      <BoardAside side={side} onChange={refreshSoon} />
      <BoardMoves
        row={asked}
        isMine={side.mine.some((work) => work.orderId === asked?.orderId)}
        whyNot={whyNot}
        onClaim={() => {
          if (asked) claim(asked);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      />
    </main>
  );
}

type HeadProps = { data: BoardData; side: BoardSide; shown: number; hasMore: boolean };

function BoardHead({ data, side, shown, hasMore }: HeadProps) {
  const t = useTranslations("board");
  const capped = useCapped();
  const filtered = isFiltered(data.filters);
  const count = filtered
    ? `${shown}${hasMore ? "+" : ""}`
    : capped(side.totals.byStatus.MANUFACTURING_APPROVED ?? 0);
  return (
    <div className={styles.head}>
      <h1 className="h1">
        {t("title")} <span className="muted">{count}</span>
      </h1>
      <BoardFilterBar filters={data.filters} />
    </div>
  );
}

function BoardHints() {
  const t = useTranslations("board.keys");
  const staff = useTranslations("staff");
  return (
    <KeyHints
      hints={[
        { keys: ["j", "k"], words: staff("row") },
        { keys: ["c"], words: t("claim") },
        { keys: ["n"], words: t("newer") },
        { keys: ["m"], words: t("moves") },
        { keys: ["?"], words: staff("allKeys") },
      ]}
    />
  );
}

/** Why nobody may claim now: another role, no link, or full hands. */
function useWhyNot(data: BoardData, side: BoardSide): string | null {
  const t = useTranslations("board");
  const isLinked = useLink();
  if (!data.canClaim) return t("forOperators");
  if (!isLinked) return t("offline");
  const inHand = side.mine.filter((work) => work.status !== "ON_HOLD").length;
  return inHand >= CLAIM_LIMIT ? t("limit", { limit: CLAIM_LIMIT }) : null;
}
