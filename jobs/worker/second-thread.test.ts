import { hash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { analyzeSource } from "#lib/geometry/analyze.ts";
import { readModelStream } from "#lib/geometry/read-model-stream.ts";
import { readSurface } from "#lib/geometry/read-surface.ts";
import type { SecondThread } from "#lib/geometry/threads/second-thread.ts";
import { displacedSphere } from "#tests/bench/geometry/displaced-sphere.ts";
import { NodeSecondThread } from "./second-thread.ts";

vi.setConfig({ testTimeout: 60_000 });

const RECORD = 50;
const second = new NodeSecondThread();
/** 97,200 triangles: enough to be handed over. */
const ball = () => displacedSphere(90);

const digest = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  hash("sha256", new Uint8Array(buffer, byteOffset, byteLength));

/** Everything that comes of a file, given in pieces that end inside records. */
async function everything(bytes: Uint8Array, by: SecondThread | null) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 99_991) yield bytes.subarray(at, at + 99_991);
  }
  const options = { fileName: "a.stl", size: bytes.length, second: by };
  const { format, model } = await readModelStream(pieces(), options);
  const { positions, triangles } = model.mesh;
  const report = analyzeSource(format, model, options);
  const { topology, sums } = readSurface((await readModelStream(pieces(), options)).model, by);
  const { table, shells } = topology;
  const arrays = [positions, triangles, table.twin, shells.ofTriangle, shells.triangles, sums.shellVolumes];
  return { report, arrays: arrays.map(digest) };
}

const corner = (triangle: number, number: number) => 84 + RECORD * triangle + 12 + 12 * number;

/** Open, with edges of four triangles, repeated and degenerate ones, and parts: nothing that pairs alone would tell. */
function damaged(): Uint8Array {
  const bytes = ball();
  const copy = (from: number, to: number) =>
    bytes.copyWithin(84 + RECORD * to, 84 + RECORD * from, 84 + RECORD * (from + 1));
  for (let t = 500; t < 97_000; t += 7919) copy(t, t + 3000 < 97_000 ? t + 3000 : t - 100);
  for (let t = 30; t < 97_000; t += 9973) bytes.copyWithin(corner(t, 0), corner(t, 1), corner(t, 2));
  return bytes;
}

/** Two balls, one of them elsewhere and turned inside out. */
function twoBalls(): Uint8Array {
  const one = ball();
  const both = new Uint8Array(2 * one.length - 84);
  both.set(one);
  both.set(one.subarray(84), one.length);
  const view = new DataView(both.buffer);
  view.setUint32(80, (both.length - 84) / RECORD, true);
  for (let t = (one.length - 84) / RECORD; t < (both.length - 84) / RECORD; t++) {
    for (let k = 0; k < 3; k++) view.setFloat32(corner(t, k), view.getFloat32(corner(t, k), true) + 40, true);
    const last = both.slice(corner(t, 2), corner(t, 3));
    both.copyWithin(corner(t, 2), corner(t, 1), corner(t, 2));
    both.set(last, corner(t, 1));
  }
  return both;
}

/** Thin leaves on the surface: every half-edge finds one that runs back, and yet there are edges of four triangles. */
function leaves(): Uint8Array {
  const one = ball();
  const bytes = new Uint8Array(one.length + 40 * RECORD);
  bytes.set(one);
  const count = (one.length - 84) / RECORD;
  new DataView(bytes.buffer).setUint32(80, count + 40, true);
  for (let t = count; t < count + 40; t++) {
    const like = 1000 * ((t - count) >> 1);
    bytes.copyWithin(corner(t, 0), corner(like, 0), corner(like, 3));
    // the other side of the leaf
    if (t % 2 === 1) {
      bytes.copyWithin(corner(t, 1), corner(like, 2), corner(like, 3));
      bytes.copyWithin(corner(t, 2), corner(like, 1), corner(like, 2));
    }
  }
  return bytes;
}

/** More vertices than a closed surface has: no two triangles share one. */
function loose(): Uint8Array {
  const bytes = ball();
  const view = new DataView(bytes.buffer);
  for (let t = 0; t < (bytes.length - 84) / RECORD; t++)
    for (let k = 0; k < 3; k++) view.setFloat32(corner(t, k) + 8, 3 * t + k, true);
  return bytes;
}

describe("a second thread", () => {
  it.each([
    ["a closed surface", ball],
    ["a damaged one", damaged],
    ["one with leaves", leaves],
    ["two shells", twoBalls],
    ["triangles that share nothing", loose],
  ])("changes no bit of %s", async (_, make) => {
    const bytes = make();
    const begun = vi.spyOn(second, "begin");
    const alone = await everything(bytes, null);
    expect(await everything(bytes, second)).toEqual(alone);
    expect(begun.mock.calls[0]?.[0].kind).toBe("weld");
    begun.mockRestore();
  });

  it("is not asked for small models", async () => {
    const begun = vi.spyOn(second, "begin");
    await everything(displacedSphere(20), second);
    expect(begun).not.toHaveBeenCalled();
    begun.mockRestore();
  });

  it("refuses what one thread refuses, and is there for the next model", async () => {
    const bytes = ball();
    const refusals = async (file: Uint8Array) => {
      const [alone, both] = await Promise.allSettled([everything(file, null), everything(file, second)]);
      expect(both).toEqual(alone);
      return (both as PromiseRejectedResult).reason.code;
    };
    new DataView(bytes.buffer).setFloat32(corner(96_000, 1), Number.NaN, true);
    expect(await refusals(bytes)).toBe("NON_FINITE_COORDINATES");
    expect(await refusals(colliding())).toBe("TOO_COMPLEX");
    expect((await everything(ball(), second)).report.closed).toBe(true);
  });

  it("is free again when the bytes of a model stop coming", async () => {
    async function* broken() {
      yield ball().subarray(0, 3_000_000);
      throw new Error("connection lost");
    }
    const options = { fileName: "a.stl", size: ball().length, second };
    await expect(readModelStream(broken(), options)).rejects.toThrow("connection lost");
    expect((await everything(ball(), second)).report.closed).toBe(true);
  });
});

/** A thousand positions with one hash. */
function colliding(): Uint8Array {
  const bytes = ball();
  const view = new DataView(bytes.buffer);
  let x = 0;
  for (let t = 40_000; t < 40_334; t++) {
    for (let k = 0; k < 3; k++) {
      let y = Number.NaN;
      for (; !(Math.abs(y) < 1e9 && Math.abs(y) > 1e-9); x++) {
        const h = Math.imul(x, 0x9e3779b1);
        view.setInt32(corner(t, k), x, true);
        view.setInt32(corner(t, k) + 4, ((h << 13) | (h >>> 19)) ^ 0x2345, true);
        view.setInt32(corner(t, k) + 8, 7, true);
        y = view.getFloat32(corner(t, k) + 4, true);
      }
    }
  }
  return bytes;
}
