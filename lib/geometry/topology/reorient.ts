import type { Topology } from "./read-topology.ts";
import type { Shells } from "./shells.ts";

/**
 * Which triangles to turn so that neighbours agree, each shell the way that turns fewer of them: 1 means turn.
 * Null if some shell cannot be oriented (a Moebius band). Edges of three or more triangles are not crossed.
 */
export function trianglesToTurn(triangles: Uint32Array, topology: Topology): Uint8Array | null {
  const { twin } = topology.table;
  const count = triangles.length / 3;
  const state = new Int8Array(count).fill(-1);
  const queue = new Int32Array(count);
  for (let seed = 0; seed < count; seed++) {
    if (state[seed] !== -1) continue;
    const size = spread(triangles, twin, seed, state, queue);
    if (size < 0) return null;
    let turned = 0;
    for (let i = 0; i < size; i++) turned += state[queue[i]!]!;
    if (turned * 2 > size) for (let i = 0; i < size; i++) state[queue[i]!]! ^= 1;
  }
  return new Uint8Array(state.buffer);
}

/** Fills `queue` with the patch around `seed` and its states; returns its size, -1 on contradiction. */
function spread(
  triangles: Uint32Array,
  twin: Int32Array,
  seed: number,
  state: Int8Array,
  queue: Int32Array,
): number {
  let size = 1;
  queue[0] = seed;
  state[seed] = 0;
  for (let head = 0; head < size; head++) {
    const t = queue[head]!;
    for (let h = 3 * t; h < 3 * t + 3; h++) {
      const other = twin[h]!;
      if (other < 0) continue;
      const neighbour = (other / 3) | 0;
      const wanted = triangles[h] === triangles[other] ? state[t]! ^ 1 : state[t]!;
      if (state[neighbour] === -1) {
        state[neighbour] = wanted;
        queue[size++] = neighbour;
      } else if (state[neighbour] !== wanted) return -1;
    }
  }
  return size;
}

/** A copy of the triangles with the marked ones turned. */
export function turned(triangles: Uint32Array, marks: Uint8Array): Uint32Array {
  const out = triangles.slice();
  marks.forEach((mark, t) => {
    if (mark !== 1) return;
    out[3 * t + 1] = triangles[3 * t + 2]!;
    out[3 * t + 2] = triangles[3 * t + 1]!;
  });
  return out;
}

/** Marks all triangles of the shells that go. */
export function marksOfShells({ ofTriangle }: Shells, goes: readonly boolean[]): Uint8Array {
  return Uint8Array.from(ofTriangle, (shell) => (goes[shell] ? 1 : 0));
}
