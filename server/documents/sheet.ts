import PDFDocument from "pdfkit";
import type { Locale } from "#lib/i18n/locale.ts";
import { loadFaces, type Weight } from "./faces.ts";
import { textRuns } from "./text-runs.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** A document being written, with the place of the next line. Lengths are points. */
export interface Sheet {
  pdf: Pdf;
  /** Top of the next line on the current page. */
  y: number;
  left: number;
  width: number;
  bottom: number;
  /** Widths already measured, by weight, size and text. */
  widths: Map<string, number>;
}

export interface TextStyle {
  size?: number;
  weight?: Weight;
  align?: "left" | "right";
  color?: string;
}

/** Black on white with two greys: for secondary words and for hairlines. */
const INK = "#000000";
export const MUTED = "#555555";
const HAIRLINE = "#BBBBBB";

const MARGIN = 48;
const FOOTER = 40;
const LEADING = 1.4;
// figures of one width, so that columns of money line up
const FEATURES: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum", "kern"];

/** An empty A4 document with the faces registered. The same arguments and writing give the same bytes. */
export async function openSheet(about: { title: string; locale: Locale; createdAt: Date }): Promise<Sheet> {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
    bufferPages: true,
    // without a face of its own pdfkit reads Helvetica's metrics from its package folder
    font: "",
    lang: about.locale,
    displayTitle: true,
    info: { Title: about.title, Author: "Facet", CreationDate: about.createdAt },
  });
  for (const [name, face] of await loadFaces()) pdf.registerFont(name, face);
  const { width, height } = pdf.page;
  const bottom = height - MARGIN - FOOTER;
  return { pdf, y: MARGIN, left: MARGIN, width: width - 2 * MARGIN, bottom, widths: new Map() };
}

/** Writes a footer on each page and returns the finished file. */
export async function closeSheet(
  sheet: Sheet,
  footer: (page: number, pages: number) => string,
): Promise<Uint8Array> {
  const { pdf, left, width, bottom } = sheet;
  const pages = pdf.bufferedPageRange().count;
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(page);
    drawLines(sheet, footer(page + 1, pages), { x: left, y: bottom + 16, width, size: 8, color: MUTED });
  }
  const chunks: Buffer[] = [];
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on("error", reject);
  });
  pdf.end();
  return finished;
}

/** Starts a new page when fewer than `height` points are left on this one. */
export function keepTogether(sheet: Sheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return;
  sheet.pdf.addPage();
  sheet.y = MARGIN;
}

/** Width of a text in one line. */
function widthOf(sheet: Sheet, text: string, { size = 10, weight = 400 }: TextStyle = {}): number {
  const key = `${weight} ${size} ${text}`;
  const known = sheet.widths.get(key);
  if (known !== undefined) return known;
  const width = textRuns(text).reduce((sum, run) => {
    sheet.pdf.font(`${weight} ${run.subset}`).fontSize(size);
    return sum + sheet.pdf.widthOfString(run.text, { features: FEATURES });
  }, 0);
  sheet.widths.set(key, width);
  return width;
}

/** Breaks a text into lines of at most `width` points: at spaces, inside a word only when it is wider. */
function wrap(sheet: Sheet, text: string, width: number, style: TextStyle = {}): string[] {
  const space = widthOf(sheet, " ", style);
  const lines: { text: string; width: number }[] = [];
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    for (const piece of fitting(sheet, word, width, style)) {
      const last = lines.at(-1);
      if (last && piece.starts && last.width + space + piece.width <= width) {
        last.text += ` ${piece.text}`;
        last.width += space + piece.width;
      } else lines.push({ text: piece.text, width: piece.width });
    }
  }
  return lines.length > 0 ? lines.map((line) => line.text) : [""];
}

interface Piece {
  text: string;
  width: number;
  /** False for the rest of a word that was cut: it belongs on a line of its own. */
  starts: boolean;
}

/** A word as it is, or cut where it is wider than a line. */
function fitting(sheet: Sheet, word: string, width: number, style: TextStyle): Piece[] {
  const whole = widthOf(sheet, word, style);
  if (whole <= width) return [{ text: word, width: whole, starts: true }];
  const pieces: Piece[] = [];
  for (const character of word) {
    const own = widthOf(sheet, character, style);
    const last = pieces.at(-1);
    if (last && last.width + own <= width) {
      last.text += character;
      last.width += own;
    } else pieces.push({ text: character, width: own, starts: pieces.length === 0 });
  }
  return pieces;
}

/** Height of a wrapped text. */
export function heightOf(sheet: Sheet, text: string, width: number, style: TextStyle = {}): number {
  return wrap(sheet, text, width, style).length * (style.size ?? 10) * LEADING;
}

/** Draws a wrapped text at a place and returns its height; the sheet's own place does not move. */
export function drawLines(
  sheet: Sheet,
  text: string,
  place: TextStyle & { x: number; y: number; width: number },
): number {
  const { size = 10, align = "left", color = INK, weight = 400 } = place;
  const lines = wrap(sheet, text, place.width, place);
  lines.forEach((line, index) => {
    const slack = align === "right" ? place.width - widthOf(sheet, line, place) : 0;
    let x = place.x + slack;
    const y = place.y + index * size * LEADING;
    for (const run of textRuns(line)) {
      sheet.pdf.font(`${weight} ${run.subset}`).fontSize(size).fillColor(color);
      sheet.pdf.text(run.text, x, y, { lineBreak: false, features: FEATURES });
      x += widthOf(sheet, run.text, { size, weight });
    }
  });
  return lines.length * size * LEADING;
}

/** Writes a paragraph over the full width at the sheet's place and moves on. */
export function write(sheet: Sheet, text: string, style: TextStyle & { after?: number } = {}): void {
  keepTogether(sheet, heightOf(sheet, text, sheet.width, style));
  sheet.y += drawLines(sheet, text, { ...style, x: sheet.left, y: sheet.y, width: sheet.width });
  sheet.y += style.after ?? 0;
}

/** A line across the page. */
export function rule(sheet: Sheet, weight: "hair" | "ink", after = 6): void {
  const { pdf, left, width, y } = sheet;
  pdf.moveTo(left, y).lineTo(left + width, y);
  pdf.lineWidth(weight === "ink" ? 1 : 0.5).stroke(weight === "ink" ? INK : HAIRLINE);
  sheet.y += after;
}
