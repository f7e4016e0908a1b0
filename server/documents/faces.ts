import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { woffToSfnt } from "./woff-to-sfnt.ts";

const SUBSETS = ["latin", "cyrillic", "latin-ext", "cyrillic-ext"] as const;
export type Subset = (typeof SUBSETS)[number];
const WEIGHTS = [400, 600] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Name of a registered face, such as "400 cyrillic". */
export type FaceName = `${Weight} ${Subset}`;

// Golos Text comes as one file per subset: the rouble sign is only in latin-ext, № only in cyrillic.
const FOLDER = join(process.cwd(), "node_modules/@fontsource/golos-text/files");

let loaded: Promise<[FaceName, Buffer][]> | undefined;

/** All faces of documents, read from the font package once a process. */
export function loadFaces(): Promise<[FaceName, Buffer][]> {
  loaded ??= Promise.all(
    WEIGHTS.flatMap((weight) => SUBSETS.map((subset) => readFace(weight, subset))),
  ).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function readFace(weight: Weight, subset: Subset): Promise<[FaceName, Buffer]> {
  const woff = await readFile(join(FOLDER, `golos-text-${subset}-${weight}-normal.woff`));
  return [`${weight} ${subset}`, woffToSfnt(woff)];
}

type Range = readonly [from: number, to: number];

/** Code points each subset file carries (unicode.json of the package), where they differ from latin. */
const RANGES: readonly [Subset, readonly Range[]][] = [
  [
    "latin",
    [
      [0x0000, 0x00ff],
      [0x0131, 0x0131],
      [0x0152, 0x0153],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2212, 0x2212],
    ],
  ],
  [
    "cyrillic",
    [
      [0x0400, 0x045f],
      [0x0490, 0x0491],
      [0x04b0, 0x04b1],
      [0x2116, 0x2116],
    ],
  ],
  ["cyrillic-ext", [[0x0460, 0x052f]]],
  [
    "latin-ext",
    [
      [0x0100, 0x02ff],
      [0x1e00, 0x1eff],
      [0x20a0, 0x20c0],
    ],
  ],
];

/** The subset that draws a code point; what none has is left to latin, which draws its box. */
export function subsetOf(codePoint: number): Subset {
  const has = ([, ranges]: (typeof RANGES)[number]) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
  return RANGES.find(has)?.[0] ?? "latin";
}
