import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Tone } from "./note.tsx";

/** A status in a word with its tint; the word alone must be enough. */
export function Chip({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={cx("chip", tone !== "plain" && tone)}>{children}</span>;
}
