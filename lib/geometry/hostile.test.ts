import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { box, mapped } from "#tests/factories/solids.ts";
import { analyzeModel } from "./analyze.ts";
import { readModelStream } from "./read-model-stream.ts";
import { GeometryRefusal } from "./refusal.ts";

vi.setConfig({ testTimeout: 120_000 });

const cube = box(1, 1, 1);
const text = (value: string) => new TextEncoder().encode(value);
const MEGABYTE = 1 << 20;

/** The refusal of a file, with the time it took and the memory it held. */
function refusal(bytes: Uint8Array, fileName: string): GeometryRefusal {
  try {
    analyzeModel(bytes, { fileName });
  } catch (error) {
    if (error instanceof GeometryRefusal) return error;
    throw error;
  }
  throw new Error(`${fileName} was accepted`);
}

async function streamed(
  fileName: string,
  size: number,
  chunks: Iterable<Uint8Array>,
): Promise<GeometryRefusal> {
  async function* source() {
    yield* chunks;
  }
  return readModelStream(source(), { fileName, size }).then(
    () => expect.unreachable(`${fileName} was accepted`),
    (error) => (error instanceof GeometryRefusal ? error : Promise.reject(error)),
  );
}

const mesh = files.meshObject(cube, 1);
const item = '<item objectid="1"/>';
const package3mf = (model: string, more = {}) => files.threeMf(model, more);

describe("zip bombs as 3MF", () => {
  it("refuses what declares to swell, before unpacking it", () => {
    const bomb = package3mf(files.modelXml(mesh, item), { "3D/more.model": new Uint8Array(80 * MEGABYTE) });
    const root = package3mf(`${" ".repeat(64 * MEGABYTE)}${files.modelXml(mesh, item)}`);
    expect(refusal(root, "a.3mf").code).toBe("EXPANDS_TOO_MUCH");
    expect(analyzeModel(bomb, { fileName: "a.3mf" }).triangles).toBe(12);
  });

  it("refuses what lies about its size, while unpacking it", () => {
    const bytes = package3mf(`${files.modelXml(mesh, item)}${" ".repeat(30 * MEGABYTE)}`);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++) {
      const isModel = view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > MEGABYTE;
      if (isModel) view.setUint32(at + 24, 5000, true);
    }
    expect(refusal(bytes, "a.3mf")).toMatchObject({ code: "MALFORMED_3MF", params: { reason: "size" } });
  });

  it("refuses entries that overlap", () => {
    const bytes = package3mf(files.modelXml(mesh, item));
    const view = new DataView(bytes.buffer);
    for (let at = 0, first = -1; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      if (first < 0) first = view.getUint32(at + 42, true);
      else view.setUint32(at + 42, first, true);
    }
    expect(refusal(bytes, "a.3mf")).toMatchObject({ code: "MALFORMED_3MF", params: { reason: "overlap" } });
  });

  it("refuses very many entries, damaged checksums, and archives that are something else", () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`x/${i}`, new Uint8Array(0)]));
    expect(refusal(package3mf(files.modelXml(mesh, item), many), "a.3mf").code).toBe("EXPANDS_TOO_MUCH");
    const damaged = package3mf(files.modelXml(mesh, item));
    const view = new DataView(damaged.buffer);
    for (let at = 0; at + 46 < damaged.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 1, true);
    expect(refusal(damaged, "a.3mf")).toMatchObject({
      code: "MALFORMED_3MF",
      params: { reason: "checksum" },
    });
    expect(refusal(text("PK\x03\x04 but no more"), "a.3mf").code).toBe("NOT_A_3MF_PACKAGE");
    expect(refusal(zipSync({ "3D/a.txt": text("x") }), "a.3mf").code).toBe("NOT_A_3MF_PACKAGE");
  });
});

describe("XML attacks in 3MF", () => {
  const reasonOf = (model: string) => refusal(package3mf(model), "a.3mf").params.reason;

  it("refuses any document type, so that no entity can be declared or fetched", () => {
    const xml = files.modelXml(mesh, item);
    const bomb = `<!DOCTYPE model [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`;
    const external = `<!DOCTYPE model SYSTEM "http://127.0.0.1:1/x.dtd">`;
    for (const dtd of [bomb, external]) expect(reasonOf(xml.replace("?>", `?>${dtd}`))).toBe("dtd");
    expect(reasonOf(xml.replace('type="model"', 'type="&unknown;"'))).toBe("entity");
  });

  it.each([
    ["prefix", (xml: string) => xml.replace("<mesh>", "<q:mesh>").replace("</mesh>", "</q:mesh>")],
    ["nesting", (xml: string) => xml.replace("</vertices>", "</triangles>")],
    ["unfinished", (xml: string) => xml.replace("</model>", "")],
    ["roots", (xml: string) => `${xml}<model/>`],
    ["attribute", (xml: string) => xml.replace('id="1"', 'id="1" id="2"')],
    ["attribute", (xml: string) => xml.replace('id="1"', "id=1")],
    ["name", (xml: string) => xml.replace("<mesh>", "<1mesh>")],
    ["unit", (xml: string) => xml.replace("millimeter", "parsec")],
    ["vertex", (xml: string) => xml.replace('x="0"', "")],
    ["triangle", (xml: string) => xml.replace('v1="', 'v1="x')],
    ["object", (xml: string) => xml.replace('<item objectid="1"', '<item objectid="9"')],
    ["transform", (xml: string) => xml.replace("<item", '<item transform="1 0 0"')],
  ])("refuses a damaged document: %s", (reason, damage) => {
    expect(reasonOf(damage(files.modelXml(mesh, item)))).toBe(reason);
  });

  it("refuses depth and bad indices", () => {
    const deep = files.modelXml(`${"<a>".repeat(80)}${"</a>".repeat(80)}${mesh}`, item);
    expect(reasonOf(deep)).toBe("depth");
    const index = files.modelXml(mesh.replace('v3="', 'v3="9'), item);
    expect(refusal(package3mf(index), "a.3mf").code).toBe("INDEX_OUT_OF_RANGE");
  });

  it("refuses components in a circle, and trees that unfold to millions", () => {
    const circle = `<object id="1"><components><component objectid="2"/></components></object><object id="2"><components><component objectid="1"/></components></object>`;
    expect(refusal(package3mf(files.modelXml(circle, item)), "a.3mf").code).toBe("INVALID_NODE_HIERARCHY");
    const level = (id: number) =>
      `<object id="${id}"><components>${`<component objectid="${id - 1}"/>`.repeat(10)}</components></object>`;
    const tree = mesh + Array.from({ length: 9 }, (_, i) => level(i + 2)).join("");
    expect(refusal(package3mf(files.modelXml(tree, '<item objectid="10"/>')), "a.3mf").code).toBe(
      "TOO_MANY_INSTANCES",
    );
  });

  it("refuses a few triangles that unfold to millions, before anything is made of them", () => {
    const strip = { points: cube.points, faces: Array.from({ length: 92 }, () => cube.faces).flat() };
    const level = (id: number) =>
      `<object id="${id}"><components>${`<component objectid="${id - 1}"/>`.repeat(10)}</components></object>`;
    const tree = (levels: number) => {
      const resources = Array.from({ length: levels }, (_, i) => level(i + 2)).join("");
      const model = files.modelXml(
        files.meshObject(strip, 1) + resources,
        `<item objectid="${levels + 1}"/>`,
      );
      return package3mf(model);
    };
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(tree(4), "a.3mf")).toMatchObject({
      code: "REPEATS_TOO_MUCH",
      params: { triangles: 11_040_000, limit: 500_000 },
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MEGABYTE);
    expect(analyzeModel(tree(2), { fileName: "a.3mf" }).triangles).toBe(110_400);
  });
});

describe("a heap: a part repeated in one place, up to what the limits let", () => {
  /** Cubes of one kilobyte of 3MF: each level repeats the one below so often, the lowest ones `apart` mm along x. */
  const heap = (levels: number[], apart: number) => {
    const components = (count: number, id: number) =>
      Array.from({ length: count }, (_, i) => {
        const along = i * apart * 10 ** (id - 2);
        return `<component objectid="${id - 1}" transform="1 0 0 0 1 0 0 0 1 ${along} 0 0"/>`;
      }).join("");
    const resources = levels.map(
      (count, i) => `<object id="${i + 2}"><components>${components(count, i + 2)}</components></object>`,
    );
    return package3mf(files.modelXml(mesh + resources.join(""), `<item objectid="${levels.length + 1}"/>`));
  };

  it("is not looked at pair by pair to the end, nor for walls, which it has none of", () => {
    const stages: [string, number][] = [];
    const report = analyzeModel(heap([10, 10, 10, 2], 0), {
      fileName: "a.3mf",
      depth: "full",
      onProgress: ({ stage, share }) => stages.push([stage, share]),
    });
    expect(report).toMatchObject({ triangles: 24_000, selfIntersections: null, thickness: null });
    expect(stages.filter(([stage]) => stage === "walls")).toEqual([["walls", 1]]);
  });

  it.each([
    ["all in one place", 0],
    ["in a row of which each reaches into the next", 0.3],
  ])("is measured at full depth in under 300 MB: %s", async (_, apart) => {
    const folder = await mkdtemp(join(tmpdir(), "facet-heap-"));
    const file = join(folder, "heap.3mf");
    await writeFile(file, heap([10, 10, 10, 10, 4], apart));
    const script = "tests/bench/geometry/peak-memory.ts";
    const { stdout } = await promisify(execFile)(process.execPath, [script, file, "full"]);
    await rm(folder, { recursive: true });
    expect(Number(stdout)).toBeGreaterThan(50);
    expect(Number(stdout)).toBeLessThan(300);
  });
});

describe("promises that are not kept", () => {
  it("a header of 4,294,967,295 triangles is refused before anything is allocated", () => {
    const bytes = files.stlBinary(cube);
    new DataView(bytes.buffer).setUint32(80, 0xffffffff, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bytes, "a.stl")).toMatchObject({ code: "TRUNCATED", params: { promised: 4294967295 } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MEGABYTE);
  });

  it("counts in PLY and glTF are checked as well", () => {
    const ply = new TextDecoder("latin1").decode(files.plyBinary(cube, true));
    const lying = Uint8Array.from(ply.replace("vertex 8", "vertex 19000000"), (c) => c.charCodeAt(0));
    expect(refusal(lying, "a.ply").code).toBe("TRUNCATED");
    const tooMany = Uint8Array.from(ply.replace("face 12", "face 4000000000"), (c) => c.charCodeAt(0));
    expect(refusal(tooMany, "a.ply").code).toBe("TOO_MANY_TRIANGLES");
    const empty = text("ply\nformat binary_little_endian 1.0\nelement none 4000000000\nend_header\n");
    expect(refusal(empty, "a.ply").code).toBe("NO_TRIANGLES");
    const zeros = { componentType: 5126, count: 600_000, type: "VEC3" };
    const primitives = [{ attributes: { POSITION: 0 } }, { attributes: { POSITION: 1 } }];
    const nothing = {
      asset: { version: "2.0" },
      nodes: [{ mesh: 0 }],
      meshes: [{ primitives }],
      accessors: [zeros, zeros],
    };
    expect(refusal(text(JSON.stringify(nothing)), "a.gltf")).toMatchObject({
      code: "MALFORMED_GLTF",
      params: { reason: "accessors/1/count" },
    });
    const again = { ...nothing, meshes: [{ primitives: Array.from({ length: 9000 }, () => primitives[0]) }] };
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(text(JSON.stringify(again)), "a.gltf").code).toBe("TOO_MANY_TRIANGLES");
    again.meshes[0]!.primitives.length = 20;
    expect(refusal(text(JSON.stringify(again)), "a.gltf").code).toBe("REPEATS_TOO_MUCH");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * MEGABYTE);
    const parts = files.gltfParts(cube);
    (parts.document.accessors as { count: number }[])[1]!.count = 50_000_000;
    expect(refusal(files.glb(parts), "a.glb").code).toBe("MALFORMED_GLTF");
  });
});

describe("numbers that are none", () => {
  it.each([
    [Number.NaN, "NON_FINITE_COORDINATES"],
    [Number.POSITIVE_INFINITY, "NON_FINITE_COORDINATES"],
    [1e38, "COORDINATES_TOO_LARGE"],
  ])("%d is refused in every format", (value, code) => {
    const broken = mapped(cube, ([x, y, z]) => [x === 1 && y === 1 && z === 1 ? value : x, y, z]);
    expect(refusal(files.stlBinary(broken), "a.stl").code).toBe(code);
    expect(refusal(files.stlAscii(broken), "a.stl").code).toBe(code);
    expect(refusal(files.obj(broken), "a.obj").code).toBe(code);
    expect(refusal(files.plyAscii(broken), "a.ply").code).toBe(code);
    expect(refusal(files.plyBinary(broken, false), "a.ply").code).toBe(code);
    expect(refusal(files.glb(files.gltfParts(broken)), "a.glb").code).toBe(code);
    const model = files.modelXml(files.meshObject(broken, 1), item);
    expect(refusal(package3mf(model), "a.3mf").code).toBe(code);
  });

  it("a transform that throws the model out of range is refused", () => {
    const far = files.gltfParts(cube, [{ mesh: 0, translation: [1e300, 0, 0] }]);
    expect(refusal(files.glb(far), "a.glb").code).toBe("COORDINATES_TOO_LARGE");
  });

  it("zero triangles are refused by name", () => {
    expect(refusal(files.stlBinary({ points: [], faces: [] }), "a.stl").code).toBe("NO_TRIANGLES");
    expect(refusal(text("solid a\nendsolid a\n"), "a.stl").code).toBe("NO_TRIANGLES");
    expect(refusal(text("v 0 0 0\nv 1 0 0\n"), "a.obj").code).toBe("NO_TRIANGLES");
  });
});

describe("endless text", () => {
  it.each(["a.obj", "a.stl", "a.ply"])(
    "one line of 500 MB as %s is refused after a megabyte",
    async (name) => {
      const start = {
        "a.obj": "v 0 0 0\n",
        "a.stl": "solid a\nfacet normal ",
        "a.ply": new TextDecoder().decode(files.plyAscii(cube)),
      };
      const before = process.memoryUsage().arrayBuffers;
      let fed = 0;
      function* endless() {
        yield text(start[name as keyof typeof start]);
        const chunk = new Uint8Array(1 << 16).fill(49);
        for (; fed < 500 * MEGABYTE; fed += chunk.length) yield chunk;
      }
      expect((await streamed(name, 500 * MEGABYTE, endless())).code).toBe("LINE_TOO_LONG");
      expect(fed).toBeLessThan(3 * MEGABYTE);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * MEGABYTE);
    },
  );

  it("blanks without end are not kept", async () => {
    function* blanks() {
      yield text("solid a\n");
      const chunk = new Uint8Array(1 << 20).fill(32);
      for (let i = 0; i < 60; i++) yield chunk;
    }
    const before = process.memoryUsage().arrayBuffers;
    expect((await streamed("a.stl", 60 * MEGABYTE + 8, blanks())).code).toBe("TRUNCATED");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * MEGABYTE);
  });
});

describe("meshes made to be slow", () => {
  it("a fan of 200,000 triangles around one point takes linear time", () => {
    const count = 200_000;
    const points = Array.from({ length: count }, (_, i): [number, number, number] => {
      const angle = (2 * Math.PI * i) / count;
      return [100 * Math.cos(angle), 100 * Math.sin(angle), 0];
    });
    const faces = points.map((_, i): [number, number, number] => [count, i, (i + 1) % count]);
    const started = process.cpuUsage().user;
    expect(
      analyzeModel(files.stlBinary({ points: [...points, [0, 0, 9]], faces }), { fileName: "a.stl" }).verdict,
    ).toBe("reject");
    expect(process.cpuUsage().user - started).toBeLessThan(10e6);
  });

  it("triangles heaped in one place end the search for crossings, which then says that it did not look", () => {
    const heap = Array.from({ length: 60_000 }, (): [number, number, number] => [0, 1, 2]);
    const fan = Array.from({ length: 60_000 }, (_, i): [number, number, number] => [1, 0, i + 2]);
    const leaves = fan.map((_, i): [number, number, number] => [1 + i * 1e-6, 0, 0.5]);
    const blades = { points: [[0, 0, 0], [0, 0, 1], ...leaves] as [number, number, number][], faces: fan };
    for (const solid of [{ points: cube.points, faces: heap }, blades]) {
      const started = process.cpuUsage().user;
      const bytes = files.stlBinary(solid);
      expect(analyzeModel(bytes, { fileName: "a.stl", depth: "full" }).selfIntersections).toBeNull();
      expect(process.cpuUsage().user - started).toBeLessThan(15e6);
    }
  });

  it("the same triangle 100,000 times takes linear time", () => {
    const faces = Array.from({ length: 100_000 }, (): [number, number, number] => [0, 1, 2]);
    const started = process.cpuUsage().user;
    const report = analyzeModel(files.stlBinary({ points: cube.points, faces }), { fileName: "a.stl" });
    expect(report.duplicateFaces).toBe(99_999);
    expect(process.cpuUsage().user - started).toBeLessThan(10e6);
  });
});
