import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { box } from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";

const solid = box(10, 20, 30);
const object = files.meshObject(solid, 1);
const item = '<item objectid="1"/>';
const xml = files.modelXml(object, item);
const PRODUCTION = "http://schemas.microsoft.com/3dmanufacturing/production/2015/06";

const analyzed = (bytes: Uint8Array) => analyzeModel(bytes, { fileName: "a.3mf" });
const boxOf = (model: string, more: Record<string, Uint8Array> = {}) =>
  analyzed(files.threeMf(model, more)).boundingBox;
const whole = { min: [0, 0, 0], max: [10, 20, 30] };

describe("numbers as XML Schema allows them", () => {
  it("takes white space around a number, and characters written as references", () => {
    const spaced = xml.replaceAll('x="10"', 'x="\t  10\n"').replaceAll('v1="0"', 'v1=" 0 "');
    expect(boxOf(spaced)).toEqual(whole);
    expect(boxOf(xml.replaceAll('x="10"', 'x="&#49;0"'))).toEqual(whole);
  });

  it("takes transforms with signs and exponents, and no number that XML does not know", () => {
    const moved = xml.replace("<item", '<item transform=" +1 0 0 0 1e0 0\n0 0 .1E1 5 0 -0 "');
    expect(boxOf(moved)).toEqual({ min: [5, 0, 0], max: [15, 20, 30] });
    const hex = xml.replace("<item", '<item transform="0x1 0 0 0 1 0 0 0 1 0 0 0"');
    expect(() => boxOf(hex)).toThrow("MALFORMED_3MF");
  });
});

describe("packages as programs make them", () => {
  it("reads the namespace of the first draft, which old programs wrote", () => {
    expect(boxOf(xml.replace("core/2015/02", "2013/01"))).toEqual(whole);
  });

  it("finds parts by relative, escaped and back-slashed names", () => {
    const rels = (target: string) =>
      new TextEncoder().encode(
        `<Relationships xmlns="r"><Relationship Id="a" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel" Target="${target}"/></Relationships>`,
      );
    const model = new TextEncoder().encode(xml);
    for (const [target, name] of [
      ["./geo/a.model", "geo/a.model"],
      ["/geo/../geo/a.model", "geo/a.model"],
      ["/geo/my%20part.model", "geo/my part.model"],
      ["/geo/my%20part.model", "geo/my%20part.model"],
      ["/geo/a.model", "geo\\a.model"],
    ] as const) {
      expect(boxOf("<x/>", { "_rels/.rels": rels(target), [name]: model })).toEqual(whole);
    }
  });

  it("follows a path of the production extension only, whatever its prefix is called", () => {
    const part = new TextEncoder().encode(files.modelXml(files.meshObject(box(1, 1, 1), 1), ""));
    const reference = '<item objectid="1" q:path="/3D/o.model"/>';
    const root = (uri: string) => files.modelXml(object, reference, `unit="millimeter" xmlns:q="${uri}"`);
    expect(boxOf(root(PRODUCTION), { "3D/o.model": part }).max).toEqual([1, 1, 1]);
    expect(boxOf(root("http://example.com/other"), { "3D/o.model": part }).max).toEqual([10, 20, 30]);
  });
});
