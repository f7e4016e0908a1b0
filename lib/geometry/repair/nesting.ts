import { RayCaster } from "../spatial/rays.ts";
import { buildTree } from "../spatial/triangle-tree.ts";
import type { Shells } from "../topology/shells.ts";
import { middleOf, type Workpiece } from "./workpiece.ts";

/** Directions along no axis, plane or diagonal that a modelled edge is likely to share. */
const DIRECTIONS = [
  [0.5377, 0.2713, 0.7983],
  [-0.6131, 0.7307, -0.3001],
  [0.1873, -0.8429, 0.5044],
] as const;
/** Beyond this many shells their nesting is not worked out. */
const MOST_SHELLS = 2000;

/**
 * For each shell the watertight shells it lies in, whichever way they are turned: a ray from its largest triangle
 * passes them an odd number of times, by two of three rays. Null if there are too many shells.
 */
export function containersOf(piece: Workpiece, shells: Shells): Set<number>[] | null {
  if (shells.count > MOST_SHELLS) return null;
  const rays = new RayCaster(buildTree(piece.positions, piece.triangles));
  return largestOf(piece, shells).map((triangle, own) => {
    const votes = new Map<number, number>();
    for (const direction of DIRECTIONS) {
      for (const shell of passedOddly(rays, middleOf(piece, triangle), direction, shells))
        votes.set(shell, (votes.get(shell) ?? 0) + 1);
    }
    const inside = [...votes].filter(([shell, count]) => count >= 2 && shell !== own);
    return new Set(inside.map(([shell]) => shell));
  });
}

/**
 * Shells that are to be turned so that outside is outside: outermost ones of negative volume, each with everything in it,
 * because a body turned as a whole keeps its cavities. Shells inside others else stay as they are: a cavity and a body
 * in a body differ by nothing else. Null if there are too many.
 */
export function insideOut(piece: Workpiece, shells: Shells, volumes: Float64Array): boolean[] | null {
  const isNegative = (i: number) => shells.watertight[i] === 1 && volumes[i]! < 0;
  const all = [...volumes.keys()];
  if (!all.some(isNegative)) return all.map(() => false);
  if (all.every(isNegative)) return all.map(() => true);
  const containers = containersOf(piece, shells);
  if (!containers) return null;
  const outermost = new Set(all.filter((i) => isNegative(i) && containers[i]!.size === 0));
  return containers.map((inside, i) => outermost.has(i) || [...inside].some((shell) => outermost.has(shell)));
}

function passedOddly(
  rays: RayCaster,
  from: ArrayLike<number>,
  direction: readonly number[],
  shells: Shells,
): number[] {
  const odd = new Set<number>();
  const length = Math.sqrt(direction[0]! ** 2 + direction[1]! ** 2 + direction[2]! ** 2);
  const unit = direction.map((value) => value / length);
  for (const { triangle } of rays.all(from, unit, 0)) {
    const shell = shells.ofTriangle[triangle]!;
    if (shell < 0 || shells.watertight[shell] === 0) continue;
    if (!odd.delete(shell)) odd.add(shell);
  }
  return [...odd];
}

/** The triangle of each shell with the longest edge: its middle is furthest from the shell's other surfaces. */
function largestOf({ positions: p, triangles }: Workpiece, shells: Shells): number[] {
  const best = new Array<number>(shells.count).fill(0);
  const size = new Float64Array(shells.count).fill(-1);
  for (let t = 0; t < triangles.length / 3; t++) {
    const shell = shells.ofTriangle[t]!;
    if (shell < 0) continue;
    const [a, b, c] = [triangles[3 * t]! * 3, triangles[3 * t + 1]! * 3, triangles[3 * t + 2]! * 3];
    let doubled = 0;
    for (let k = 0; k < 3; k++) {
      const [i, j] = [(k + 1) % 3, (k + 2) % 3];
      const u = (p[b + i]! - p[a + i]!) * (p[c + j]! - p[a + j]!);
      doubled += (u - (p[b + j]! - p[a + j]!) * (p[c + i]! - p[a + i]!)) ** 2;
    }
    if (doubled <= size[shell]!) continue;
    size[shell] = doubled;
    best[shell] = t;
  }
  return best;
}
