/** A mark on the model. Numbers and order are those of the findings list beside the viewer. */
export type ModelPin = {
  id: string;
  number: number;
  severity: "blocking" | "warning" | "info";
  /** A place on the model as the analysis reports it: mm, axes of the file. */
  point: readonly [number, number, number];
  /** Rule, measured, limit: what a reader hears. */
  label: string;
  /** Triangles of the file it concerns. */
  triangles: readonly number[];
  /** For a thin place: walls about it thinner than this belong to it, mm. */
  thinnerThanMm: number | null;
};

/** Marks keep one colour in both themes: they lie on the piece, not on the page. */
export const pinColors: Record<ModelPin["severity"], string> = {
  blocking: "#b00057",
  warning: "#1d4ed8",
  info: "#1d4ed8",
};
