import type { PreviewMesh } from "#lib/geometry/preview.ts";
import type { ChangePlace, Changes } from "./changes.ts";

export const COMPARE_VIEWS = ["original", "repaired", "changes"] as const;
export type CompareView = (typeof COMPARE_VIEWS)[number];

/** A place that a repair changed, numbered as its pin. */
export type ShownChange = ChangePlace & { id: string; number: number };

/** Two files of one piece, before and after a repair; the viewer's own copy is one of them. */
export type Comparison = {
  own: "original" | "repaired";
  view: CompareView;
  onView: (view: CompareView) => void;
  /** Told once both copies have been compared; null where they are too large for it. */
  onChanges: (changes: Changes | null) => void;
  /** Where they differ; undefined until compared, null where the files are too large for it. */
  places: readonly ShownChange[] | null | undefined;
};

/** Colours of changed triangles: they lie on clay, as pins do. */
export const changeColors = { added: "#1b6b45", removed: "#b00057", turned: "#1d4ed8" } as const;

/** Which copy was before and which after. */
export const inOrder = ({ own }: Comparison, preview: PreviewMesh, other: PreviewMesh) =>
  own === "original" ? { before: preview, after: other } : { before: other, after: preview };
