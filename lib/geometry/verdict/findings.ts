import type { AnalysisReport, ModelFinding } from "../../contracts/analysis.ts";
import type { Mesh, ReaderNote, Vec3 } from "../mesh.ts";
import type { Topology } from "../topology/read-topology.ts";

export type Measures = Omit<AnalysisReport, "findings" | "verdict" | "code">;

export interface FindingContext {
  measures: Measures;
  mesh: Mesh;
  topology: Topology;
  /** Signed volume of each shell. */
  shellVolumes: Float64Array;
  notes: ReaderNote[];
  /** Shells whose union is smaller than their sum by more than 0.1 %. */
  overlaps: number;
  /** Shells that are turned as a whole so that outside is outside; null where it is not known which. */
  turnedShells: boolean[] | null;
  /** Triangles that pass through others. */
  crossing: Uint32Array;
}

/** Longest side, mm, outside which a piece of jewelry is more likely in another unit. */
const USUAL_SIZE_MM = { min: 3, max: 300 };
const MOST_TRIANGLES = 64;
/** Below this no metal is cast (domain.md, section 5, rounded down). */
const THIN_MM = 0.5;

type Severity = ModelFinding["severity"];

/** Everything worth telling, in the order of weight; the policy is the one of docs/geometry.md. */
export function findingsOf(context: FindingContext): ModelFinding[] {
  const { measures } = context;
  const found: ModelFinding[] = [];
  const add = (
    code: ModelFinding["code"],
    severity: Severity,
    count: number,
    at: ModelFinding["at"] = null,
  ) => {
    if (count > 0) found.push({ code, severity, count, at });
  };
  addOpenness(context, add);
  add("unit_suspect", "warning", unusualSize(measures) ? 1 : 0);
  addShells(context, add);
  const { table } = context.topology;
  add(
    "inconsistent_orientation",
    "warning",
    measures.misorientedEdges + (measures.closesBy === "removal" ? 0 : measures.unbalancedNonManifoldEdges),
    atEdges(context, table.misoriented),
  );
  const groupHeads = table.groups.map((start) => table.nonManifold[start]!);
  add("nonmanifold", "warning", measures.nonManifoldEdges, atEdges(context, groupHeads));
  add("nonmanifold_vertex", "info", measures.nonManifoldVertices, atVertices(context));
  add(
    "duplicate_faces",
    "warning",
    measures.duplicateFaces,
    atEdges(
      context,
      context.topology.duplicateFaces.map((t) => 3 * t),
    ),
  );
  add("degenerate", "warning", measures.degenerateTriangles);
  add("sliver", "info", measures.sliverTriangles);
  add(
    "self_intersecting",
    "info",
    measures.selfIntersections ?? 0,
    atEdges(
      context,
      context.crossing.map((t) => 3 * t),
    ),
  );
  addThinWalls(context, add);
  for (const note of context.notes) add(note.code, "warning", note.count, { byte: note.byte });
  return found;
}

type Add = (code: ModelFinding["code"], severity: Severity, count: number, at?: ModelFinding["at"]) => void;

function addOpenness(context: FindingContext, add: Add): void {
  const { closed, closesBy, boundaryEdges, oddEdges } = context.measures;
  const place = atEdges(context, context.topology.table.boundary);
  if (closed) return;
  const closes = closesBy === "removal" || closesBy === "weld";
  add("open_but_closes", "warning", closes ? boundaryEdges : 0, place);
  if (closes) return;
  add("open", "blocking", Math.max(boundaryEdges, oddEdges, 1), place);
  if (closesBy === "t_junctions") add("t_junction", "info", boundaryEdges, place);
}

function unusualSize({ boundingBox }: Measures): boolean {
  const longest = Math.max(...boundingBox.max.map((high, axis) => high - boundingBox.min[axis]!));
  return longest < USUAL_SIZE_MM.min || longest > USUAL_SIZE_MM.max;
}

/** In a unit that is in doubt walls mean nothing. A wall thin as a whole changes the verdict; a thin place is told, and judged by the rules of the metal. */
function addThinWalls(context: FindingContext, add: Add): void {
  const thickness = context.measures.thickness;
  if (!thickness || unusualSize(context.measures)) return;
  const [spot] = thickness.spots;
  const at = spot ? { point: spot.point, triangles: spot.triangles } : null;
  if (thickness.medianMm < THIN_MM) add("thin_wall", "warning", 1, at);
  else if (thickness.minMm !== null && thickness.minMm < THIN_MM) add("thin_wall", "info", 1, at);
}

function addShells(context: FindingContext, add: Add): void {
  const { shells, shellsWatertight, shellsInverted } = context.measures;
  const { watertight } = context.topology.shells;
  const apart = shells > 1 ? atShells(context, (shell) => shell > 0, 1) : null;
  add("several_shells", "warning", shells > 1 ? shells : 0, apart);
  add("overlapping_shells", "warning", context.overlaps, apart);
  const allInverted = shellsInverted > 0 && shellsInverted === shellsWatertight;
  const goes = (shell: number) => context.turnedShells?.[shell] ?? allInverted;
  const addThose = (
    code: "inverted" | "closed_cavity",
    isOne: (shell: number, volume: number) => boolean,
  ) => {
    const isMeant = (shell: number) => watertight[shell] === 1 && isOne(shell, context.shellVolumes[shell]!);
    const count = context.shellVolumes.filter((_, shell) => isMeant(shell)).length;
    add(code, "warning", count, count > 0 ? atShells(context, isMeant, MOST_TRIANGLES) : null);
  };
  if (shellsInverted === 0) return;
  if (context.measures.consistentlyOriented)
    addThose("inverted", (shell, volume) => goes(shell) && volume < 0);
  addThose("closed_cavity", (shell, volume) => (goes(shell) ? volume > 0 : volume < 0));
}

/** The place of some shells: of each the first triangles, `most` at most. */
function atShells(
  context: FindingContext,
  isMeant: (shell: number) => boolean,
  most: number,
): ModelFinding["at"] {
  const { ofTriangle, count } = context.topology.shells;
  const seen = new Uint32Array(count);
  const found: number[] = [];
  for (let t = 0; t < ofTriangle.length && found.length < MOST_TRIANGLES; t++) {
    const shell = ofTriangle[t]!;
    if (shell < 0 || !isMeant(shell) || seen[shell]! >= most) continue;
    seen[shell]!++;
    found.push(3 * t);
  }
  return atEdges(context, Uint32Array.from(found));
}

/** The middle of the first of some half-edges, and the triangles of the first 64. */
function atEdges(context: FindingContext, halfEdges: Uint32Array): ModelFinding["at"] {
  const first = halfEdges[0];
  if (first === undefined) return null;
  const { triangles } = context.mesh;
  const from = pointOf(context, triangles[first]!);
  const to = pointOf(context, triangles[first % 3 === 2 ? first - 2 : first + 1]!);
  const middle: Vec3 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2];
  const faces = new Set(Array.from(halfEdges.subarray(0, MOST_TRIANGLES), (h) => Math.floor(h / 3)));
  return { point: middle, triangles: [...faces] };
}

function atVertices(context: FindingContext): ModelFinding["at"] {
  const first = context.topology.nonManifoldVertices[0];
  return first === undefined ? null : { point: pointOf(context, first) };
}

function pointOf(context: FindingContext, vertex: number): Vec3 {
  const { positions } = context.mesh;
  const mm = context.measures.unit.mmPerUnit;
  return [positions[vertex * 3]! * mm, positions[vertex * 3 + 1]! * mm, positions[vertex * 3 + 2]! * mm];
}
