import { useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { Difficulty } from "#components/staff/difficulty.tsx";
import { DueText } from "#components/staff/due-text.tsx";
import type { Mark } from "#components/staff/live-rows.ts";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { BoardRow } from "./board-data.ts";
import { ClaimButton } from "./claim-button.tsx";

export type BoardListProps = {
  rows: readonly BoardRow[];
  marks: Readonly<Record<string, Mark>>;
  selected: string | null;
  isOff: boolean;
  onClaim: (row: BoardRow) => void;
};

/** Free work as a dense table, for a wide screen. */
export function BoardTable(props: BoardListProps) {
  const t = useTranslations("board");
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("columns.picture")}</span>
          </th>
          <th scope="col">{t("columns.order")}</th>
          <th scope="col">{t("columns.piece")}</th>
          <th scope="col">{t("columns.metal")}</th>
          <th scope="col" className="num">
            {t("columns.mass")}
          </th>
          <th scope="col">{t("columns.difficulty")}</th>
          <th scope="col">{t("columns.due")}</th>
          <th scope="col" className="num">
            {t("columns.pay")}
          </th>
          <th scope="col">
            <span className="vh">{t("columns.claim")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <BoardLine key={row.orderId} row={row} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function BoardLine({ row, marks, selected, isOff, onClaim }: BoardListProps & { row: BoardRow }) {
  const price = useTranslations("price.metals");
  const format = useFormat();
  const mark = marks[row.orderId];
  const isSelected = selected === row.orderId;
  return (
    <Row look={mark?.look ?? (isSelected ? "sel" : undefined)}>
      <td className="pic">
        <PieceThumb of={row} picture={row.picture} metalId={row.metalId} finish={row.finish} />
      </td>
      <th scope="row" className="strong">
        {row.number}
      </th>
      <td>{row.title}</td>
      <td>{price(row.metalId)}</td>
      <td className="num">{format.number(row.weightG, { decimals: 2, fixed: true })}</td>
      <td>
        <Difficulty level={row.difficulty} />
      </td>
      <td>
        <DueText at={row.dueAt} />
      </td>
      <td className="num strong">{format.money(row.payMinor)}</td>
      <td className="num">
        {mark?.look === "gone" ? (
          <span className="muted">{mark.words}</span>
        ) : (
          <ClaimButton row={row} isSelected={isSelected} isOff={isOff} mini onClaim={onClaim} />
        )}
      </td>
    </Row>
  );
}
