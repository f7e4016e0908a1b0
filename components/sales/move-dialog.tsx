"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { ErrorWords } from "#components/shell/use-error-words.ts";
import { useLink } from "#components/staff/use-link.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "./sales.module.css";
import type { OrderDesk, SellerMove } from "./sales-data.ts";
import { useEventWords } from "./use-event-words.ts";

type Props = {
  desk: OrderDesk;
  move: SellerMove;
  title: string;
  go: string;
  keep?: string;
  danger?: boolean;
  busy: boolean;
  error: ErrorWords | null;
  onGo: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/**
 * The frame of one move: consequence and sum, the harmless way first. When somebody moved the order meanwhile the
 * new state stands beside the draft, which stays.
 */
export function MoveDialog(props: Props) {
  const t = useTranslations("sales");
  const staff = useTranslations("staff");
  const isLinked = useLink();
  const { desk, move, busy, error } = props;
  const isStale = desk.moves.some((offer) => offer.move === move && offer.why !== null);
  const off = isLinked ? undefined : t("decision.offline");
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button variant="quiet" onClick={props.onClose}>
            {props.keep ?? staff("keep")}
          </Button>
          {isStale ? null : (
            <span>
              <Button
                variant={props.danger ? "danger" : "primary"}
                busy={busy}
                off={off}
                onClick={props.onGo}
              >
                {busy ? staff("busy") : props.go}
              </Button>
            </span>
          )}
        </>
      }
    >
      <div className={styles.dialog}>
        {props.children}
        {isStale ? <MovedOn desk={desk} /> : error ? <Note tone="bad">{error.words}</Note> : null}
      </div>
    </Dialog>
  );
}

function MovedOn({ desk }: { desk: OrderDesk }) {
  const t = useTranslations("sales");
  const status = useTranslations("staff.status");
  const wordsOf = useEventWords();
  const last = desk.events[0];
  const event = last ? [wordsOf(last), last.actorName].filter(Boolean).join(", ") : "";
  return (
    <Note tone="warn" role="status">
      {t("moved", { status: status(desk.order.status), event })}
    </Note>
  );
}
