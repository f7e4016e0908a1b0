import { analyzeModel } from "#lib/geometry/analyze.ts";
import { createEstimator } from "#lib/geometry/estimate.ts";
import { boundsOf, centreOf } from "#lib/geometry/measures/bounds.ts";
import { surfaceSums } from "#lib/geometry/measures/surface.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import { readTopology } from "#lib/geometry/topology/read-topology.ts";
import type { Peer } from "./peers.ts";

const CHUNK = 1 << 20;

/** The stage that does what admesh does. */
export const TOPOLOGY = "facet: read, weld, topology, sums";

/** What we do, in the steps a customer waits for. */
export const ourStages: Peer[] = [
  {
    name: "facet: estimate (area, volume, box)",
    run: (bytes) => {
      const estimator = createEstimator("stl-binary")!;
      for (let at = 0; at < bytes.length; at += CHUNK) estimator.push(bytes.subarray(at, at + CHUNK));
      return { volume: estimator.finish().volume };
    },
  },
  {
    name: TOPOLOGY,
    run: (bytes) => {
      const { mesh } = readModel(bytes, { fileName: "a.stl" }).model;
      const { shells } = readTopology(mesh.triangles, mesh.positions.length / 3);
      const centre = centreOf(boundsOf(mesh.positions));
      const sums = surfaceSums(mesh.positions, mesh.triangles, centre, shells.ofTriangle, shells.count);
      return { volume: sums.signedVolume };
    },
  },
  {
    name: "facet: report, basic",
    run: (bytes) => ({ volume: analyzeModel(bytes, { fileName: "a.stl" }).volumeMm3 }),
  },
  {
    name: "facet: report, full (walls, self-intersections)",
    run: (bytes) => ({ volume: analyzeModel(bytes, { fileName: "a.stl", depth: "full" }).volumeMm3 }),
  },
];
