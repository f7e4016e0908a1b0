/** Corners three a triangle: positions and normals, x y z each, and the shell of each triangle. */
export interface Soup {
  positions: Float32Array;
  normals: Float32Array;
  shells: Uint32Array;
}

const CORNER = 6;

/**
 * Splits edges longer than `longest` in the middle until none is left, normals with them, so that colours can change
 * inside a large triangle. An edge is split by its own length alone: neighbours stay together.
 */
export function subdivided(soup: Soup, longest: number): Soup {
  const { positions, normals, shells } = soup;
  const limit = longest * longest;
  const short: number[] = [];
  const pieces: { corners: number[]; shells: number[] } = { corners: [], shells: [] };
  const corner = (i: number) => [
    ...positions.subarray(3 * i, 3 * i + 3),
    ...normals.subarray(3 * i, 3 * i + 3),
  ];
  for (let t = 0; t < shells.length; t++) {
    if (!isLarge(positions, 9 * t, limit)) {
      short.push(t);
      continue;
    }
    split(corner(3 * t), corner(3 * t + 1), corner(3 * t + 2), limit, (...three) => {
      for (const each of three) pieces.corners.push(...each);
      pieces.shells.push(shells[t]!);
    });
  }
  return pieces.shells.length === 0 ? soup : joined(soup, short, pieces);
}

/** The triangles that stayed as they were, then the pieces of the others. */
function joined(soup: Soup, short: number[], pieces: { corners: number[]; shells: number[] }): Soup {
  const count = short.length + pieces.shells.length;
  const positions = new Float32Array(9 * count);
  const normals = new Float32Array(9 * count);
  short.forEach((t, i) => {
    positions.set(soup.positions.subarray(9 * t, 9 * t + 9), 9 * i);
    normals.set(soup.normals.subarray(9 * t, 9 * t + 9), 9 * i);
  });
  const from = 3 * short.length;
  for (let i = 0; i < pieces.corners.length / CORNER; i++)
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * (from + i) + axis] = pieces.corners[CORNER * i + axis]!;
      normals[3 * (from + i) + axis] = pieces.corners[CORNER * i + 3 + axis]!;
    }
  const shells = Uint32Array.from([...short.map((t) => soup.shells[t]!), ...pieces.shells]);
  return { positions, normals, shells };
}

function isLarge(p: Float32Array, at: number, limit: number): boolean {
  for (let from = 0; from < 9; from += 3) {
    const [a, b] = [at + from, at + ((from + 3) % 9)];
    if ((p[a]! - p[b]!) ** 2 + (p[a + 1]! - p[b + 1]!) ** 2 + (p[a + 2]! - p[b + 2]!) ** 2 > limit)
      return true;
  }
  return false;
}

type Corner = number[];
type Three = [Corner, Corner, Corner];

function split(a: Corner, b: Corner, c: Corner, limit: number, emit: (...three: Corner[]) => void): void {
  const [ab, bc, ca] = [isLong(a, b, limit), isLong(b, c, limit), isLong(c, a, limit)];
  for (const [p, q, r] of ab || bc || ca ? cutOf([a, b, c], [ab, bc, ca]) : []) split(p, q, r, limit, emit);
  if (!ab && !bc && !ca) emit(a, b, c);
}

/** Two, three or four triangles for one, two or three edges cut in the middle. */
function cutOf([a, b, c]: Three, [ab, bc, ca]: [boolean, boolean, boolean]): Three[] {
  // turned until the first edge is cut and, of two, the second follows it
  if (!ab && bc) return cutOf([b, c, a], [bc, ca, ab]);
  if (!ab || (ca && !bc)) return cutOf([c, a, b], [ca, ab, bc]);
  const m = middle(a, b);
  if (!bc)
    return [
      [a, m, c],
      [m, b, c],
    ];
  const n = middle(b, c);
  if (!ca)
    return [
      [m, b, n],
      [a, m, n],
      [a, n, c],
    ];
  const o = middle(c, a);
  return [
    [m, b, n],
    [a, m, o],
    [o, n, c],
    [m, n, o],
  ];
}

function isLong(a: Corner, b: Corner, limit: number): boolean {
  return (a[0]! - b[0]!) ** 2 + (a[1]! - b[1]!) ** 2 + (a[2]! - b[2]!) ** 2 > limit;
}

function middle(a: Corner, b: Corner): Corner {
  const mid = a.map((value, i) => (value + b[i]!) / 2);
  const length = Math.hypot(mid[3]!, mid[4]!, mid[5]!) || 1;
  return mid.map((value, i) => (i < 3 ? value : value / length));
}
