import { z } from "zod";

/** Millimetres. */
const Point = z.tuple([z.number(), z.number(), z.number()]);

/** One kind of repair that was made to a model; words by `kind` in the message catalogue. */
export const RepairStep = z.object({
  kind: z.enum([
    "drop_degenerate",
    "drop_duplicate",
    "weld",
    "split_t_junctions",
    "turn_triangles",
    "turn_shells",
    "unite_shells",
    "fill_holes",
  ]),
  /** Triangles, vertices, edges, shells or holes, as the kind says. */
  count: z.int().positive(),
  /** The furthest that any point of the surface moved, mm; 0 where nothing did. */
  movedMm: z.number().nonnegative(),
  /** One of the places. */
  at: Point.nullable(),
});

/** What was found and not repaired, because a machine cannot know what is meant. */
export const RepairLeft = z.object({
  kind: z.enum([
    "open_hole",
    "not_orientable",
    "nonmanifold",
    "nested_shell",
    "overlapping_shells",
    "too_large",
  ]),
  count: z.int().positive(),
  at: Point.nullable(),
});

/** What a repair did. Without steps there is no repaired file. */
export const RepairReport = z.object({
  version: z.string(),
  steps: z.array(RepairStep),
  left: z.array(RepairLeft),
  trianglesBefore: z.int().positive(),
  trianglesAfter: z.int().nonnegative(),
  /** The furthest that a coordinate moved by being written in 32 bits, mm. */
  roundedMm: z.number().nonnegative(),
});

export type RepairStep = z.infer<typeof RepairStep>;
export type RepairLeft = z.infer<typeof RepairLeft>;
export type RepairReport = z.infer<typeof RepairReport>;

/** What a repair may do, before it was tried; `count` is of what the analysis counts. */
export type RepairOffer = Pick<RepairStep, "kind" | "count">;

/** What a page says about the repair of a model, whether the model is the original or the repaired one. */
export type ModelRepair = {
  /** `made` has a repaired file; `nothing` found none to make; `failed` ended without an answer. */
  state: "offered" | "asked" | "made" | "nothing" | "failed";
  offers: RepairOffer[];
  report: RepairReport | null;
  originalId: string;
  repairedId: string | null;
};
