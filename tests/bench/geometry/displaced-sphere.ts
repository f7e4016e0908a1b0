/**
 * Binary STL of a bumpy ball with 12 n^2 triangles: r = 12 (1 + 0.15 * 3 sqrt(3) x y z) mm. Closed, one shell,
 * no handle. n = 29, 91, 289, 577 give 10 k, 100 k, 1 M and 4 M triangles.
 */
export function displacedSphere(n: number): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * 12 * n * n);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, 12 * n * n, true);
  let at = 84;
  const corner = (u: number, v: number, w: number) => {
    const [x, y, z] = [(2 * u) / n - 1, (2 * v) / n - 1, (2 * w) / n - 1];
    const length = Math.sqrt(x * x + y * y + z * z);
    const bump = (0.15 * 3 * Math.sqrt(3) * x * y * z) / length ** 3;
    const r = (12 * (1 + bump)) / length;
    view.setFloat32(at, r * x, true);
    view.setFloat32(at + 4, r * y, true);
    view.setFloat32(at + 8, r * z, true);
    at += 12;
  };
  const triangle = (...corners: [number, number, number][]) => {
    at += 12;
    for (const [u, v, w] of corners) corner(u, v, w);
    at += 2;
  };
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      for (const side of [0, n]) {
        const quad = [
          [a, b],
          [a + 1, b],
          [a + 1, b + 1],
          [a, b + 1],
        ] as [number, number][];
        if (side === 0) quad.reverse();
        for (let turn = 0; turn < 3; turn++) {
          const place = ([u, v]: [number, number]): [number, number, number] =>
            turn === 0 ? [u, v, side] : turn === 1 ? [side, u, v] : [v, side, u];
          const [p, q, r, s] = quad.map(place) as [
            [number, number, number],
            [number, number, number],
            [number, number, number],
            [number, number, number],
          ];
          triangle(p, q, r);
          triangle(p, r, s);
        }
      }
    }
  }
  return bytes;
}
