import type { RepairReport, RepairStep } from "../../contracts/repair.ts";
import { WELD_TOLERANCE } from "../closing/closes-by.ts";
import { LIMITS } from "../limits.ts";
import { boundsOf, diagonalOf } from "../measures/bounds.ts";
import type { Mesh, Vec3 } from "../mesh.ts";
import { weldIndexed } from "../weld-indexed.ts";
import { splitJunctions, weldGaps } from "./close-gaps.ts";
import { dropDegenerate, dropDuplicates } from "./drop-useless.ts";
import { fillHoles } from "./fill-holes.ts";
import { turnShells, turnTriangles } from "./turn-outward.ts";
import { type UniteBodies, uniteShells } from "./unite-shells.ts";
import { whatIsLeft } from "./what-is-left.ts";
import { type Made, startWork, topologyOf, type Workpiece } from "./workpiece.ts";

/** Changes when a repair of any file may come out differently; kept with every repaired file. */
export const REPAIR_VERSION = "1.0.0";

/** As often as splitting may bring new vertices to weld; exports need one or two. */
const MOST_ROUNDS = 4;
/** Rounding to 32 bits may move nothing further than this share of the diagonal. */
const FINE_ENOUGH = 1e-6;

export interface RepairedModel {
  report: RepairReport;
  /** In the unit asked for, every coordinate a 32-bit number; null where nothing was repaired or it stays open. */
  mesh: Workpiece | null;
}

export interface RepairOptions {
  /** Millimetres in one unit of the mesh given. */
  mmPerUnit: number;
  /** Millimetres in one unit of the mesh handed back; the same as before if left out. */
  writtenMmPerUnit?: number;
  unite?: UniteBodies;
}

/**
 * Repairs what can be repaired without guessing: degenerate and repeated triangles go, open vertices within 1e-5 of
 * the diagonal are joined, triangles split where another's corner lies on their edge, triangles and outermost shells
 * turned outward, small flat holes filled, overlapping bodies united by `unite`. Every step is listed with the
 * furthest it moved the surface. The mesh given is never changed; no repair is offered that leaves it open.
 */
export function repairModel(mesh: Mesh, options: RepairOptions): RepairedModel {
  const mm = options.writtenMmPerUnit ?? options.mmPerUnit;
  const trianglesBefore = mesh.triangles.length / 3;
  const { piece, rounded } = startWork(mesh.positions, mesh.triangles, options.mmPerUnit / mm);
  const diagonal = diagonalOf(boundsOf(piece.positions));
  const report: RepairReport = {
    version: REPAIR_VERSION,
    steps: [],
    left: [],
    trianglesBefore,
    trianglesAfter: 0,
    roundedMm: rounded * mm,
  };
  if (trianglesBefore > LIMITS.repairTriangles || rounded > FINE_ENOUGH * diagonal)
    return {
      report: { ...report, left: [{ kind: "too_large", count: trianglesBefore, at: null }] },
      mesh: null,
    };
  const { made, steps } = worked(piece, WELD_TOLERANCE * diagonal, { ...options, mm });
  const left = whatIsLeft(made).map((item) => ({ ...item, at: inMm(item.at, mm) }));
  const isSound = steps.length > 0 && topologyOf(made).closed && topologyOf(made).consistentlyOriented;
  if (!isSound) return { report: { ...report, left }, mesh: null };
  const result = weldIndexed(made.positions, made.triangles);
  const told = steps.map((step) => ({ ...step, movedMm: step.movedMm * mm, at: inMm(step.at, mm) }));
  return {
    report: { ...report, steps: told, left, trianglesAfter: result.triangles.length / 3 },
    mesh: result,
  };
}

const inMm = (point: Vec3 | null, mm: number): Vec3 | null =>
  point && [point[0] * mm, point[1] * mm, point[2] * mm];

function worked(start: Workpiece, tolerance: number, { unite, mm }: { unite?: UniteBodies; mm: number }) {
  let made = start;
  const steps: RepairStep[] = [];
  const apply = (repair: (piece: Workpiece) => Made | null): boolean => {
    const next = repair(made);
    if (!next) return false;
    made = next.piece;
    keepStep(steps, next.step);
    return true;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    apply(dropDegenerate);
    apply(dropDuplicates);
    const isWelded = apply((piece) => weldGaps(piece, tolerance));
    if (isWelded) apply(dropDegenerate);
    const isSplit = apply((piece) => splitJunctions(piece, tolerance));
    if (!isWelded && !isSplit) break;
  }
  apply((piece) => fillHoles(piece, mm));
  apply(turnTriangles);
  apply(turnShells);
  if (unite) apply((piece) => uniteShells(piece, unite));
  return { made, steps };
}

/** One line a kind, however often it was done. */
function keepStep(steps: RepairStep[], step: RepairStep): void {
  const known = steps.find(({ kind }) => kind === step.kind);
  if (!known) steps.push({ ...step });
  else {
    known.count += step.count;
    known.movedMm = Math.max(known.movedMm, step.movedMm);
  }
}
