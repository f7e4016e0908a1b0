import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { ball, box, join } from "#tests/factories/solids.ts";
import { modelFile } from "#tests/support/model-file.ts";
import { analyzeModel } from "./analyze.ts";
import { loadCodecs } from "./load-codecs.ts";
import { readModel } from "./read-model.ts";
import { readModelStream } from "./read-model-stream.ts";
import { GeometryRefusal } from "./refusal.ts";
import { loadManifoldKernel } from "./repair/manifold-kernel.ts";
import { repairModel } from "./repair/repair-model.ts";
import { writeStl } from "./repair/write-stl.ts";

const unite = await loadManifoldKernel();
/** A worker may take 300 MB for a hostile file. */
const MOST_GROWTH_BYTES = 300e6;

const solid = join(ball(2, 5), box(3, 3, 3, [20, 0, 0]));
const seeds: [string, Uint8Array][] = [
  ["a.stl", files.stlBinary(solid)],
  ["b.stl", files.stlAscii(solid)],
  ["a.obj", files.obj(solid)],
  ["a.ply", files.plyAscii(solid)],
  ["b.ply", files.plyBinary(solid, true)],
  ["c.ply", files.plyBinary(solid, false)],
  ["a.3mf", files.threeMf(files.modelXml(files.meshObject(solid, 1), '<item objectid="1"/>'))],
  ["a.glb", files.glb(files.gltfParts(solid))],
  ["draco.glb", modelFile("box_draco.glb")],
  ["meshopt.glb", modelFile("box_meshopt.glb")],
  ["nested.glb", modelFile("nested.glb")],
  ["components.3mf", modelFile("components.3mf")],
  ["negative.obj", modelFile("negative_indices.obj")],
];

type Change = { kind: "set" | "cut" | "insert" | "copy"; at: number; value: number; length: number };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("set", "set", "set", "cut", "insert", "copy"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  value: fc.nat(255),
  length: fc.nat(40),
});

function changed(bytes: Uint8Array, changes: Change[]): Uint8Array {
  let out = bytes;
  for (const { kind, at, value, length } of changes) {
    const place = Math.floor(at * out.length);
    const end = Math.min(out.length, place + length);
    const middle =
      kind === "cut"
        ? []
        : kind === "copy"
          ? [...out.subarray(place, end), ...out.subarray(place, end)]
          : [value];
    const rest = kind === "insert" ? place : kind === "set" ? place + 1 : end;
    out = Uint8Array.from([
      ...out.subarray(0, place),
      ...middle,
      ...out.subarray(Math.min(rest, out.length)),
    ]);
  }
  return out;
}

/** Reads to a report or a refusal; anything else is a bug and is thrown. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof GeometryRefusal) return error.code;
    throw error;
  }
}

describe("damaged files end in a report or a refusal, soon", { timeout: 120_000 }, () => {
  it.each(seeds)("%s", async (fileName, bytes) => {
    const codecs = await loadCodecs(bytes);
    const before = process.memoryUsage.rss();
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const damaged = changed(bytes, changes);
        const started = performance.now();
        const result = outcome(() => analyzeModel(damaged, { fileName, codecs }));
        expect(performance.now() - started).toBeLessThan(5000);
        if (typeof result === "string") return;
        const { volumeMm3, areaMm2 } = result as { volumeMm3: number | null; areaMm2: number };
        const { mesh } = readModel(damaged, { fileName, codecs }).model;
        const repaired = repairModel(mesh, { mmPerUnit: 1, unite });
        if (repaired.mesh) {
          const after = analyzeModel(writeStl(repaired.mesh, ""), { fileName: "repaired.stl" });
          expect(after.verdict).not.toBe("reject");
        }
        expect(Number.isFinite(areaMm2)).toBe(true);
        expect(volumeMm3 === null || (Number.isFinite(volumeMm3) && volumeMm3 >= 0)).toBe(true);
      }),
      { numRuns: 150, seed: 51 },
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_GROWTH_BYTES);
  });
});

describe("a byte order mark before a text", () => {
  it.each(seeds.filter(([, bytes]) => bytes.every((byte) => byte < 128)))(
    "%s changes nothing",
    async (fileName, bytes) => {
      const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]);
      async function* pieces() {
        yield marked.subarray(0, 2);
        yield marked.subarray(2);
      }
      const { model } = await readModelStream(pieces(), { fileName, size: marked.length });
      const whole = analyzeModel(bytes, { fileName });
      expect(analyzeModel(marked, { fileName })).toEqual(whole);
      expect(model.mesh.triangles.length / 3).toBe(whole.triangles);
    },
  );
});

describe("the way the bytes arrive changes nothing", { timeout: 120_000 }, () => {
  it.each(seeds)("%s", async (fileName, bytes) => {
    const whole = analyzeModel(bytes, { fileName, codecs: await loadCodecs(bytes) });
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        async function* pieces() {
          let from = 0;
          for (const to of [...places.sort((a, b) => a - b), bytes.length]) {
            yield bytes.slice(from, to);
            from = to;
          }
        }
        const { model } = await readModelStream(pieces(), { fileName, size: bytes.length });
        expect(model.mesh.triangles.length / 3).toBe(whole.triangles);
        expect(model.mesh.positions.length / 3).toBe(whole.vertices);
      }),
      { numRuns: 25, seed: 52 },
    );
  });
});
