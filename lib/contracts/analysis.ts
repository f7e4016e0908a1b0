import { z } from "zod";

/** Millimetres. */
const Point = z.tuple([z.number(), z.number(), z.number()]);

const FindingPlace = z.object({
  /** A place on the model, mm. */
  point: Point.optional(),
  /** Some of the triangles concerned (numbers in file order), at most 64. */
  triangles: z.array(z.int().nonnegative()).optional(),
  /** A place in the file. */
  byte: z.int().nonnegative().optional(),
});

/** Something a person should know about the model; words by `code` in the message catalogue. */
export const ModelFinding = z.object({
  code: z.enum([
    "several_shells",
    "overlapping_shells",
    "closed_cavity",
    "inverted",
    "inconsistent_orientation",
    "nonmanifold",
    "nonmanifold_vertex",
    "duplicate_faces",
    "degenerate",
    "sliver",
    "open",
    "open_but_closes",
    "t_junction",
    "unit_suspect",
    "thin_wall",
    "self_intersecting",
    "trailing_bytes",
    "malformed_container",
  ]),
  /** `info` does not change the verdict. */
  severity: z.enum(["blocking", "warning", "info"]),
  count: z.int().nonnegative(),
  at: FindingPlace.nullable(),
});

/** Walls over the whole surface, mm; see lib/geometry/thickness. */
export const ThicknessReport = z.object({
  /** Thinnest wall that covers at least 0.4 mm2 of surface; null where no two surfaces face each other. */
  minMm: z.number().nullable(),
  /** Straight inward rays: median, 1st and 5th percentile. Near edges a ray is short although nothing is thin. */
  medianMm: z.number(),
  p01Mm: z.number(),
  p05Mm: z.number(),
  samples: z.int().positive(),
  areaPerSampleMm2: z.number(),
  /** Surface by wall thickness, bins from 0 up. */
  histogram: z.object({ binMm: z.number(), areaMm2: z.array(z.number()) }),
  /** Thinnest places below 1.2 mm, thinnest first. */
  spots: z.array(
    z.object({
      kind: z.enum(["wall", "wire"]),
      mm: z.number(),
      point: Point,
      areaMm2: z.number(),
      triangles: z.array(z.int().nonnegative()),
    }),
  ),
});

const Unit = z.enum(["mm", "cm", "m", "in"]);

/** What the analysis of one file says; lengths mm, areas mm2, volumes mm3, under `unit.mmPerUnit`. */
export const AnalysisReport = z.object({
  analyzerVersion: z.string(),
  /** `full` adds self-intersections and thickness, which `basic` leaves null. */
  depth: z.enum(["basic", "full"]),
  format: z.enum([
    "stl-binary",
    "stl-ascii",
    "obj",
    "ply-ascii",
    "ply-binary_little_endian",
    "ply-binary_big_endian",
    "3mf",
    "glb",
    "gltf",
  ]),
  unit: z.object({
    /** Written in the file; null where the format has none. */
    declared: z.enum(["um", "mm", "cm", "in", "ft", "m"]).nullable(),
    /** Likeliest unit by size alone, and its share among the four. */
    guess: Unit,
    confidence: z.number().min(0).max(1),
    /** The factor all numbers here are under. */
    mmPerUnit: z.number().positive(),
    /** Where the factor comes from; `assumed` is millimetres and needs a person's word. */
    source: z.enum(["declared", "assumed", "chosen"]),
  }),
  parts: z.int().positive(),
  triangles: z.int().positive(),
  vertices: z.int().positive(),
  boundingBox: z.object({ min: Point, max: Point }),
  areaMm2: z.number(),
  /** Sum over all triangles about the centre of the box. */
  signedVolumeMm3: z.number(),
  /** What is cast and charged; null where the surface encloses nothing definite. */
  volumeMm3: z.number().nullable(),
  shells: z.int().nonnegative(),
  shellsWatertight: z.int().nonnegative(),
  shellsInverted: z.int().nonnegative(),
  edges: z.int().nonnegative(),
  boundaryEdges: z.int().nonnegative(),
  oddEdges: z.int().nonnegative(),
  nonManifoldEdges: z.int().nonnegative(),
  misorientedEdges: z.int().nonnegative(),
  unbalancedNonManifoldEdges: z.int().nonnegative(),
  nonManifoldVertices: z.int().nonnegative(),
  consistentlyOriented: z.boolean(),
  watertight: z.boolean(),
  closed: z.boolean(),
  /** What closes an open surface: see lib/geometry/closing. */
  closesBy: z.enum(["removal", "weld", "t_junctions"]).nullable(),
  degenerateTriangles: z.int().nonnegative(),
  sliverTriangles: z.int().nonnegative(),
  duplicateFaces: z.int().nonnegative(),
  eulerCharacteristic: z.int(),
  /** Watertight models only. */
  genus: z.int().nullable(),
  /** Null: not looked for at this depth, or too many triangles lie in one place. */
  selfIntersections: z.int().nonnegative().nullable(),
  minThicknessMm: z.number().nullable(),
  thickness: ThicknessReport.nullable(),
  /** Inner diameter of the one round hole through the shape, of whatever size; reports before 1.8.0 have none. */
  holeMm: z.number().nullable().optional(),
  /** The same, if a finger goes through it. Under another unit: `ringInnerMm` of lib/domain/ring-size.ts. */
  ring: z.object({ innerDiameterMm: z.number() }).nullable(),
  findings: z.array(ModelFinding),
  verdict: z.enum(["accept", "accept with findings", "reject"]),
  /** Reason of a reject. */
  code: z.literal("OPEN_SURFACE").nullable(),
});

export type ModelFinding = z.infer<typeof ModelFinding>;
export type ThicknessReport = z.infer<typeof ThicknessReport>;
export type AnalysisReport = z.infer<typeof AnalysisReport>;
