"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "#components/shell/sections.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import styles from "./board.module.css";
import type { BoardRow } from "./board-data.ts";

type Props = {
  row: BoardRow | null;
  isMine: boolean;
  whyNot: string | null;
  onClaim: () => void;
  onClose: () => void;
};

/** What can be done with the selected order, and why not the rest. */
export function BoardMoves({ row, isMine, whyNot, onClaim, onClose }: Props) {
  const t = useTranslations("board.moves");
  const locale = useLocale();
  const others = ["release", "extend", "open"] as const;
  return (
    <Dialog
      open={row !== null}
      onClose={onClose}
      title={row ? t("title", { number: row.number }) : ""}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("close")}
          </Button>
          {isMine && row ? (
            <ButtonLink href={`${paths.work(locale)}?order=${row.number}`}>{t("open")}</ButtonLink>
          ) : (
            <Button off={whyNot} onClick={onClaim}>
              {t("claim")}
            </Button>
          )}
        </>
      }
    >
      <ul className={styles.why}>
        <li>
          <span>{t("claim")}</span>
          <span>{row?.operatorName ? t("takenBy", { name: row.operatorName }) : t("free")}</span>
        </li>
        {others.map((move) => (
          <li key={move}>
            <span>{t(move)}</span>
            <span>{isMine ? t("ok") : t("mineOnly")}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
