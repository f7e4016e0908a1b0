import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { latin1 } from "../../text/looks.ts";

/** Types of scalars, by both of their names. */
const TYPES = {
  char: "int8",
  uchar: "uint8",
  short: "int16",
  ushort: "uint16",
  int: "int32",
  uint: "uint32",
  float: "float32",
  double: "float64",
} as const;

export type PlyType = (typeof TYPES)[keyof typeof TYPES];

export interface PlyProperty {
  name: string;
  type: PlyType;
  /** Type of the length, for a list. */
  lengthType: PlyType | null;
}

export interface PlyElement {
  name: string;
  count: number;
  properties: PlyProperty[];
}

export interface PlyHeader {
  elements: PlyElement[];
  /** Bytes up to and with the end of the `end_header` line. */
  bytes: number;
}

const MOST_HEADER_BYTES = 1 << 16;
const MOST_PROPERTIES = 256;

/** The header if `head` holds all of it, null if more bytes are needed. */
export function readHeader(head: Uint8Array): PlyHeader | null {
  const text = latin1(head.subarray(0, MOST_HEADER_BYTES));
  const end = /(^|\n|\r)end_header[ \t]*(\r\n|\n|\r(?=[^\n]))/.exec(text);
  if (!end) {
    if (head.length >= MOST_HEADER_BYTES) refuse("header", 0);
    return null;
  }
  const elements: PlyElement[] = [];
  const lines = text.slice(0, end.index).split(/\r\n|\n|\r/);
  lines.forEach((line, i) => {
    readLine(line.trim(), i + 1, elements);
  });
  checkCounts(elements);
  return { elements, bytes: end.index + end[0].length };
}

function readLine(line: string, number: number, elements: PlyElement[]): void {
  const words = line.split(/\s+/);
  const [keyword] = words;
  if (keyword === "element") {
    const count = Number(words[2]);
    if (!words[1] || !Number.isSafeInteger(count) || count < 0) refuse("element", number);
    elements.push({ name: words[1], count, properties: [] });
  } else if (keyword === "property") {
    const element = elements.at(-1);
    const property = propertyOf(words);
    if (!element || !property || element.properties.length >= MOST_PROPERTIES) refuse("property", number);
    element.properties.push(property);
  } else if (!["ply", "format", "comment", "obj_info", ""].includes(keyword ?? "")) refuse("header", number);
}

function propertyOf(words: string[]): PlyProperty | null {
  const isList = words[1] === "list";
  const type = typeOf(words[isList ? 3 : 1]);
  const name = words[isList ? 4 : 2];
  const lengthType = isList ? typeOf(words[2]) : null;
  if (!type || !name || (isList && (!lengthType || lengthType.startsWith("float")))) return null;
  return { name, type, lengthType };
}

function typeOf(word: string | undefined): PlyType | null {
  const known = TYPES[word as keyof typeof TYPES];
  return known ?? Object.values(TYPES).find((type) => type === word) ?? null;
}

function checkCounts(elements: PlyElement[]): void {
  for (const { name, count } of elements) {
    if (name === "vertex" && count > LIMITS.vertices) {
      throw new GeometryRefusal("TOO_MANY_VERTICES", null, { vertices: count, limit: LIMITS.vertices });
    }
    if (name === "face" && count > LIMITS.triangles) {
      throw new GeometryRefusal("TOO_MANY_TRIANGLES", null, { triangles: count, limit: LIMITS.triangles });
    }
  }
}

function refuse(reason: string, line: number): never {
  throw new GeometryRefusal("MALFORMED_FILE", { line }, { format: "PLY", reason });
}
