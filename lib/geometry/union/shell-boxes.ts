import type { Mesh } from "../mesh.ts";
import type { Shells } from "../topology/shells.ts";

/** True if the boxes of at least two shells meet (sweep along x; shells apart in x are never compared). */
export function someBoxesMeet(mesh: Mesh, shells: Shells): boolean {
  const boxes = boxesOf(mesh, shells);
  const byStart = Array.from({ length: shells.count }, (_, i) => i).sort(
    (a, b) => boxes[6 * a]! - boxes[6 * b]!,
  );
  let open: number[] = [];
  for (const shell of byStart) {
    open = open.filter((other) => boxes[6 * other + 3]! >= boxes[6 * shell]!);
    if (open.some((other) => meetInYandZ(boxes, shell, other))) return true;
    open.push(shell);
  }
  return false;
}

function meetInYandZ(boxes: Float64Array, a: number, b: number): boolean {
  const i = 6 * a;
  const j = 6 * b;
  for (let axis = 1; axis < 3; axis++) {
    if (boxes[i + axis]! > boxes[j + 3 + axis]! || boxes[j + axis]! > boxes[i + 3 + axis]!) return false;
  }
  return true;
}

function boxesOf(mesh: Mesh, shells: Shells): Float64Array {
  const boxes = new Float64Array(6 * shells.count);
  for (let i = 0; i < boxes.length; i++) boxes[i] = i % 6 < 3 ? Infinity : -Infinity;
  for (let i = 0; i < mesh.triangles.length; i++) {
    const shell = shells.ofTriangle[Math.floor(i / 3)]!;
    if (shell < 0) continue;
    for (let axis = 0; axis < 3; axis++) {
      const value = mesh.positions[mesh.triangles[i]! * 3 + axis]!;
      const at = 6 * shell + axis;
      if (value < boxes[at]!) boxes[at] = value;
      if (value > boxes[at + 3]!) boxes[at + 3] = value;
    }
  }
  return boxes;
}
