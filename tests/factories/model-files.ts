import { strToU8, zipSync } from "fflate";
import type { Solid } from "./solids.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Binary STL; points are rounded to 32 bits. */
export function stlBinary({ points, faces }: Solid, header = "made for a test"): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * faces.length);
  const view = new DataView(bytes.buffer);
  bytes.set(text(header).subarray(0, 80));
  view.setUint32(80, faces.length, true);
  faces.forEach((face, f) => {
    face.forEach((corner, k) => {
      points[corner]!.forEach((value, axis) => {
        view.setFloat32(84 + 50 * f + 12 + 12 * k + 4 * axis, value, true);
      });
    });
  });
  return bytes;
}

export function stlAscii({ points, faces }: Solid, eol = "\n"): Uint8Array {
  const lines = ["solid made"];
  for (const face of faces) {
    lines.push("facet normal 0 0 0", "outer loop");
    for (const corner of face) lines.push(`vertex ${points[corner]!.join(" ")}`);
    lines.push("endloop", "endfacet");
  }
  return text([...lines, "endsolid made", ""].join(eol));
}

export function obj({ points, faces }: Solid): Uint8Array {
  const lines = [
    ...points.map((p) => `v ${p.join(" ")}`),
    ...faces.map((f) => `f ${f.map((i) => i + 1).join(" ")}`),
  ];
  return text(`${lines.join("\n")}\n`);
}

const PLY_HEADER = (format: string, vertices: number, faces: number): string =>
  [
    "ply",
    `format ${format} 1.0`,
    `element vertex ${vertices}`,
    ...["x", "y", "z"].map((axis) => `property float ${axis}`),
    "property uchar red",
    `element face ${faces}`,
    "property list uchar int vertex_indices",
    "end_header",
    "",
  ].join("\n");

export function plyAscii({ points, faces }: Solid): Uint8Array {
  const lines = [...points.map((p) => `${p.join(" ")} 7`), ...faces.map((f) => `3 ${f.join(" ")}`)];
  return text(`${PLY_HEADER("ascii", points.length, faces.length)}${lines.join("\n")}\n`);
}

export function plyBinary({ points, faces }: Solid, littleEndian: boolean): Uint8Array {
  const order = littleEndian ? "binary_little_endian" : "binary_big_endian";
  const header = text(PLY_HEADER(order, points.length, faces.length));
  const bytes = new Uint8Array(header.length + 13 * points.length + 13 * faces.length);
  const view = new DataView(bytes.buffer);
  bytes.set(header);
  let at = header.length;
  for (const point of points) {
    for (const value of point) {
      view.setFloat32(at, value, littleEndian);
      at += 4;
    }
    view.setUint8(at++, 7);
  }
  for (const face of faces) {
    view.setUint8(at++, 3);
    for (const corner of face) {
      view.setInt32(at, corner, littleEndian);
      at += 4;
    }
  }
  return bytes;
}

const NAMESPACE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02";

/** The XML of one object with a mesh. */
export function meshObject({ points, faces }: Solid, id: number, type = "model"): string {
  const vertices = points.map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}"/>`).join("");
  const triangles = faces.map(([a, b, c]) => `<triangle v1="${a}" v2="${b}" v3="${c}"/>`).join("");
  return `<object id="${id}" type="${type}"><mesh><vertices>${vertices}</vertices><triangles>${triangles}</triangles></mesh></object>`;
}

export function modelXml(resources: string, build: string, attributes = 'unit="millimeter"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><model ${attributes} xmlns="${NAMESPACE}"><resources>${resources}</resources><build>${build}</build></model>`;
}

/** A 3MF package around the XML of its model part; `more` are further entries. */
export function threeMf(model: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const type = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel";
  const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r0" Type="${type}" Target="/3D/3dmodel.model"/></Relationships>`;
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8(rels),
    "3D/3dmodel.model": strToU8(model),
    ...more,
  });
}

export interface GltfParts {
  document: Record<string, unknown>;
  binary: Uint8Array;
}

/** A document that shows one mesh by the nodes given; change it before `glb` packs it. */
export function gltfParts(
  { points, faces }: Solid,
  nodes: Record<string, unknown>[] = [{ mesh: 0 }],
): GltfParts {
  const positions = new Uint8Array(Float32Array.from(points.flat()).buffer);
  const indices = new Uint8Array(Uint32Array.from(faces.flat()).buffer);
  const binary = new Uint8Array(positions.length + indices.length);
  binary.set(positions);
  binary.set(indices, positions.length);
  const document = {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: nodes.map((_, i) => i) }],
    nodes,
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1 }] }],
    buffers: [{ byteLength: binary.length }],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: positions.length },
      { buffer: 0, byteOffset: positions.length, byteLength: indices.length },
    ],
    accessors: [
      { bufferView: 0, componentType: 5126, count: points.length, type: "VEC3" },
      { bufferView: 1, componentType: 5125, count: 3 * faces.length, type: "SCALAR" },
    ],
  };
  return { document, binary };
}

export function glb({ document, binary }: GltfParts): Uint8Array {
  const json = text(JSON.stringify(document));
  const jsonLength = Math.ceil(json.length / 4) * 4;
  const length = 28 + jsonLength + binary.length;
  const bytes = new Uint8Array(length).fill(32, 20, 20 + jsonLength);
  const view = new DataView(bytes.buffer);
  bytes.set(text("glTF"));
  view.setUint32(4, 2, true);
  view.setUint32(8, length, true);
  view.setUint32(12, jsonLength, true);
  bytes.set(text("JSON"), 16);
  bytes.set(json, 20);
  view.setUint32(20 + jsonLength, binary.length, true);
  bytes.set([0x42, 0x49, 0x4e, 0], 24 + jsonLength);
  bytes.set(binary, 28 + jsonLength);
  return bytes;
}
