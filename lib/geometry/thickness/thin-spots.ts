import type { ThicknessReport } from "../../contracts/analysis.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";
import type { ThicknessMap } from "./measure-thickness.ts";
import { spotKind } from "./spot-kind.ts";

type Spot = ThicknessReport["spots"][number];

/** Walls below this are kept as spots: a little above the largest limit of domain.md, section 5. */
const KEEP_BELOW_MM = 1.2;
const REACH_MM = 1.5;
const MOST_SPOTS = 40;
const MOST_TRIANGLES = 32;
/** Samples that are looked at to tell a wire from a wall, and how much thicker than the thinnest they may be. */
const MOST_LOOKS = 9;
const ALIKE = 1.15;

/**
 * The thinnest places, thinnest first, each at least `REACH_MM` from the others. A spot's thickness is the
 * `needed`-th smallest of its neighbourhood, so that a single stray ray makes no spot.
 */
export function thinSpots(map: ThicknessMap, tree: TriangleTree, mmPerUnit: number, needed: number): Spot[] {
  const { points, triangles, areaPerSample } = map.samples;
  const thin = Array.from(map.walls.keys()).filter((i) => map.walls[i]! * mmPerUnit < KEEP_BELOW_MM);
  thin.sort((a, b) => map.walls[a]! - map.walls[b]! || a - b);
  const cells = new Cells(points, REACH_MM / mmPerUnit);
  for (const i of thin) cells.add(i);
  const taken = new Set<number>();
  const spots: Spot[] = [];
  for (const centre of thin) {
    if (spots.length === MOST_SPOTS) break;
    if (taken.has(centre)) continue;
    const around = cells.near(centre).filter((i) => !taken.has(i));
    for (const i of around) taken.add(i);
    if (around.length < Math.min(needed, 3)) continue;
    around.sort((a, b) => map.walls[a]! - map.walls[b]! || a - b);
    const mm = map.walls[around[Math.min(around.length, Math.max(1, Math.ceil(needed))) - 1]!]! * mmPerUnit;
    spots.push({
      kind: kindOf(map, tree, around),
      mm,
      point: [0, 1, 2].map((axis) => points[3 * centre + axis]! * mmPerUnit) as Spot["point"],
      areaMm2: around.length * areaPerSample * mmPerUnit ** 2,
      triangles: [...new Set(around.map((i) => triangles[i]!))].slice(0, MOST_TRIANGLES),
    });
  }
  return spots.sort((a, b) => a.mm - b.mm);
}

/** What most of the thinnest samples lie on, of some spread over them: the end of a wire tells nothing of its width. */
function kindOf({ samples, walls }: ThicknessMap, tree: TriangleTree, around: number[]): Spot["kind"] {
  const alike = around.filter((i) => walls[i]! <= ALIKE * walls[around[0]!]!);
  const step = Math.ceil(alike.length / MOST_LOOKS);
  const looks = alike.filter((_, n) => n % step === 0);
  const wires = looks.filter((i) => {
    const point = samples.points.subarray(3 * i, 3 * i + 3);
    return spotKind(tree, point, samples.triangles[i]!, walls[i]!) === "wire";
  });
  return 2 * wires.length > looks.length ? "wire" : "wall";
}

/** Samples in cubes as wide as the reach. */
class Cells {
  readonly #points: Float64Array;
  readonly #reach: number;
  readonly #cells = new Map<string, number[]>();

  constructor(points: Float64Array, reach: number) {
    this.#points = points;
    this.#reach = reach;
  }

  add(sample: number): void {
    const key = this.#cell(sample).join();
    const members = this.#cells.get(key);
    if (members) members.push(sample);
    else this.#cells.set(key, [sample]);
  }

  /** Samples within the reach of one, itself included. */
  near(sample: number): number[] {
    const [x, y, z] = this.#cell(sample) as [number, number, number];
    const found: number[] = [];
    for (let n = 0; n < 27; n++) {
      const key = [x + (n % 3) - 1, y + (Math.floor(n / 3) % 3) - 1, z + Math.floor(n / 9) - 1].join();
      for (const other of this.#cells.get(key) ?? [])
        if (this.#distance(sample, other) <= this.#reach) found.push(other);
    }
    return found;
  }

  #cell(sample: number): number[] {
    return [0, 1, 2].map((axis) => Math.floor(this.#points[3 * sample + axis]! / this.#reach));
  }

  #distance(a: number, b: number): number {
    const d = (axis: number) => this.#points[3 * a + axis]! - this.#points[3 * b + axis]!;
    return Math.sqrt(d(0) ** 2 + d(1) ** 2 + d(2) ** 2);
  }
}
