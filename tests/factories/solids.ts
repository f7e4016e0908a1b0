/** A test mesh: points and triangles of point numbers, counter-clockwise seen from outside. */
export interface Solid {
  points: [number, number, number][];
  faces: [number, number, number][];
}

/** Boundary of the lattice cells for which `filled`; one point per lattice corner, no T-junctions. */
export function latticeSolid(
  xs: number[],
  ys: number[],
  zs: number[],
  filled: (i: number, j: number, k: number) => boolean,
): Solid {
  const points: Solid["points"] = [];
  const numbers = new Map<string, number>();
  const faces: Solid["faces"] = [];
  const point = (i: number, j: number, k: number) => {
    const key = `${i},${j},${k}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, points.length);
    return points.push([xs[i]!, ys[j]!, zs[k]!]) - 1;
  };
  const inside = (i: number, j: number, k: number) =>
    i >= 0 &&
    i + 1 < xs.length &&
    j >= 0 &&
    j + 1 < ys.length &&
    k >= 0 &&
    k + 1 < zs.length &&
    filled(i, j, k);
  const addCell = (i: number, j: number, k: number) => {
    for (const [[a, b, c], corners] of SIDES) {
      if (inside(i + a, j + b, k + c)) continue;
      const [p, q, r, s] = corners.map(([u, v, w]) => point(i + u, j + v, k + w)) as [
        number,
        number,
        number,
        number,
      ];
      faces.push([p, q, r], [p, r, s]);
    }
  };
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < ys.length; j++) {
      for (let k = 0; k + 1 < zs.length; k++) if (inside(i, j, k)) addCell(i, j, k);
    }
  }
  return { points, faces };
}

type Step = [number, number, number];
const SIDES: [Step, Step[]][] = [
  [
    [-1, 0, 0],
    [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [0, 1, 0],
    ],
  ],
  [
    [1, 0, 0],
    [
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [1, 0, 1],
    ],
  ],
  [
    [0, -1, 0],
    [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
    ],
  ],
  [
    [0, 1, 0],
    [
      [0, 1, 0],
      [0, 1, 1],
      [1, 1, 1],
      [1, 1, 0],
    ],
  ],
  [
    [0, 0, -1],
    [
      [0, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [1, 0, 0],
    ],
  ],
  [
    [0, 0, 1],
    [
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 1],
      [0, 1, 1],
    ],
  ],
];

export function box(x: number, y: number, z: number, at: Step = [0, 0, 0]): Solid {
  return latticeSolid([at[0], at[0] + x], [at[1], at[1] + y], [at[2], at[2] + z], () => true);
}

/** A closed profile [r, z] (counter-clockwise, r > 0) turned about z in `steps` steps. */
export function revolve(profile: [number, number][], steps: number): Solid {
  const points: Solid["points"] = [];
  const faces: Solid["faces"] = [];
  const size = profile.length;
  for (let s = 0; s < steps; s++) {
    const angle = (2 * Math.PI * s) / steps;
    for (const [r, z] of profile) points.push([r * Math.cos(angle), r * Math.sin(angle), z]);
    for (let i = 0; i < size; i++) {
      const j = (i + 1) % size;
      const t = (s + 1) % steps;
      faces.push([s * size + i, t * size + i, t * size + j], [s * size + i, t * size + j, s * size + j]);
    }
  }
  return { points, faces };
}

/** A flat band: inner radius, wall, width, around z. */
export function band(inner: number, wall: number, width: number, steps: number): Solid {
  return revolve(
    [
      [inner, 0],
      [inner + wall, 0],
      [inner + wall, width],
      [inner, width],
    ],
    steps,
  );
}

export function torus(big: number, small: number, steps: number, sides: number): Solid {
  const profile = Array.from({ length: sides }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / sides;
    return [big + small * Math.cos(angle), small * Math.sin(angle)];
  });
  return revolve(profile, steps);
}

/** A sphere with 12 n^2 triangles: the faces of a cube blown up; `radius` may vary with direction. */
export function ball(n: number, radius: number | ((x: number, y: number, z: number) => number)): Solid {
  const edge = Array.from({ length: n + 1 }, (_, i) => (2 * i) / n - 1);
  const shell = latticeSolid(edge, edge, edge, () => true);
  const points = shell.points.map(([x, y, z]): Step => {
    const length = Math.sqrt(x * x + y * y + z * z);
    const r = typeof radius === "number" ? radius : radius(x / length, y / length, z / length);
    return [(r * x) / length, (r * y) / length, (r * z) / length];
  });
  return { points, faces: shell.faces };
}

export function join(...solids: Solid[]): Solid {
  const points = solids.flatMap((solid) => solid.points);
  let offset = 0;
  const faces = solids.flatMap((solid) => {
    const moved = solid.faces.map(([a, b, c]): Step => [a + offset, b + offset, c + offset]);
    offset += solid.points.length;
    return moved;
  });
  return { points, faces };
}

export const flip = (solid: Solid): Solid => ({
  points: solid.points,
  faces: solid.faces.map(([a, b, c]) => [a, c, b]),
});

/** The solid with every point mapped. */
export const mapped = (solid: Solid, change: (point: Step) => Step): Solid => ({
  points: solid.points.map(change),
  faces: solid.faces,
});
