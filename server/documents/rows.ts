import { drawLines, heightOf, keepTogether, MUTED, rule, type Sheet, type TextStyle } from "./sheet.ts";

export interface Cell extends TextStyle {
  text: string;
  /** Share of the page's width, 0..1. */
  share: number;
  /** Smaller grey words under the text. */
  note?: string | null;
}

const GAP = 8;
const NOTE: TextStyle = { size: 8.5, color: MUTED };

/** A row of cells on one page, never split over two. */
export function row(
  sheet: Sheet,
  cells: readonly Cell[],
  options: { line?: boolean; pad?: number } = {},
): void {
  const { pad = 4 } = options;
  const widths = cells.map((cell) => cell.share * sheet.width - GAP);
  const heights = cells.map((cell, i) => {
    const width = widths[i] ?? 0;
    const note = cell.note ? heightOf(sheet, cell.note, width, { ...NOTE }) : 0;
    return heightOf(sheet, cell.text, width, cell) + note;
  });
  const height = Math.max(...heights);
  keepTogether(sheet, height + 2 * pad + 1);
  if (options.line) rule(sheet, "hair", 0);
  sheet.y += pad;
  let x = sheet.left;
  cells.forEach((cell, i) => {
    const width = widths[i] ?? 0;
    // the last right-aligned cell ends exactly at the margin
    const shift = cell.align === "right" ? GAP : 0;
    const place = { ...cell, x: x + shift, width, y: sheet.y };
    const used = drawLines(sheet, cell.text, place);
    if (cell.note) drawLines(sheet, cell.note, { ...place, ...NOTE, y: sheet.y + used });
    x += cell.share * sheet.width;
  });
  sheet.y += height + pad;
}

/** A label in grey and its value, as a two-column list. */
export function fact(sheet: Sheet, label: string, value: string): void {
  row(
    sheet,
    [
      { text: label, share: 0.3, color: MUTED },
      { text: value, share: 0.7 },
    ],
    { pad: 1.5 },
  );
}
