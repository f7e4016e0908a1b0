/** The connected surface of each triangle, numbered from 0 in the order they appear. */
export function shellsOf(index: Uint32Array, vertices: number): { ofTriangle: Uint32Array; count: number } {
  const parent = Uint32Array.from({ length: vertices }, (_, i) => i);
  const root = (v: number): number => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let i = 0; i < index.length; i += 3) {
    const first = root(index[i]!);
    parent[root(index[i + 1]!)] = first;
    parent[root(index[i + 2]!)] = first;
  }
  const names = new Map<number, number>();
  const ofTriangle = new Uint32Array(index.length / 3);
  for (let t = 0; t < ofTriangle.length; t++) {
    const r = root(index[3 * t]!);
    const name = names.get(r) ?? names.size;
    names.set(r, name);
    ofTriangle[t] = name;
  }
  return { ofTriangle, count: names.size };
}
