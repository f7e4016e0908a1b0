import type { UniteBodies } from "./unite-shells.ts";

/**
 * The Boolean union of manifold-3d (WebAssembly). Loaded by the worker only: it is no part of what browsers get.
 * Every body is a closed mesh of 32-bit positions; what the kernel refuses gives null.
 */
export async function loadManifoldKernel(): Promise<UniteBodies> {
  const { default: start } = await import("manifold-3d");
  const wasm = await start();
  wasm.setup();
  const solidOf = (positions: Float64Array, triangles: Uint32Array) => {
    const mesh = new wasm.Mesh({
      numProp: 3,
      vertProperties: Float32Array.from(positions),
      triVerts: triangles,
    });
    return new wasm.Manifold(mesh);
  };
  return (bodies) => {
    const open: { delete: () => void }[] = [];
    try {
      const solids = bodies.map(({ positions, triangles }) => solidOf(positions, triangles));
      open.push(...solids);
      const whole = wasm.Manifold.union(solids);
      open.push(whole);
      if (whole.status() !== "NoError" || whole.isEmpty()) return null;
      const { vertProperties, triVerts, numProp } = whole.getMesh();
      const count = vertProperties.length / numProp;
      const positions = new Float64Array(3 * count);
      for (let v = 0; v < count; v++) {
        for (let axis = 0; axis < 3; axis++) positions[3 * v + axis] = vertProperties[numProp * v + axis]!;
      }
      return { positions, triangles: Uint32Array.from(triVerts) };
    } catch {
      return null;
    } finally {
      for (const solid of open) solid.delete();
    }
  };
}
