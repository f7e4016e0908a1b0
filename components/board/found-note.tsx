import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "#components/shell/sections.ts";
import { Note } from "#components/ui/note.tsx";
import type { BoardData } from "./board-data.ts";

/** What was looked for by number: where it is and with whom. */
export function FoundNote({ found }: { found: NonNullable<BoardData["found"]> }) {
  const t = useTranslations("board.found");
  const status = useTranslations("staff.status");
  const locale = useLocale();
  const { q, row } = found;
  const back = <Link href={paths.board(locale)}>{t("back")}</Link>;
  if (!row)
    return (
      <Note tone="warn" role="status" actions={back}>
        {t("none", { q })}
      </Note>
    );
  const { number, operatorName: name } = row;
  const words = name
    ? t("taken", { number, status: status(row.status), name })
    : row.status === "MANUFACTURING_APPROVED"
      ? t("free", { number })
      : t("other", { number, status: status(row.status) });
  return (
    <Note tone="info" role="status" actions={back}>
      {words}
    </Note>
  );
}
