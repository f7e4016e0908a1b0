import { type Subset, subsetOf } from "./faces.ts";

export interface Run {
  subset: Subset;
  text: string;
}

/** Cuts a text into runs that one face can draw. Spaces and marks stay with the run before them. */
export function textRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (const character of text.normalize("NFC")) {
    const last = runs.at(-1);
    const subset = character === " " || character === "\u00a0" ? last?.subset : undefined;
    const wanted = subset ?? subsetOf(character.codePointAt(0) ?? 0);
    if (last?.subset === wanted) last.text += character;
    else runs.push({ subset: wanted, text: character });
  }
  return runs;
}
