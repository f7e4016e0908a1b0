import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import type { Page, Route } from "@playwright/test";
import { analyzeModel } from "#lib/geometry/analyze.ts";
import { loadCodecs } from "#lib/geometry/load-codecs.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import { repairModel } from "#lib/geometry/repair/repair-model.ts";
import { modelFile, modelTruths } from "#tests/support/model-file.ts";
import { expect, test } from "../fixtures.ts";

const root = join(import.meta.dirname, "../..");
const ORIGIN = "https://geometry.invalid";
/** Every format, and every way to pack one. */
const FILES = [
  "ring_prong.stl",
  "honeycomb_1x5.stl",
  "rabbit.obj",
  "featuretype.ply",
  "cube_rgb_binary.ply",
  "wagon.3mf",
  "featuretype_inch.3mf",
  "nested.glb",
  "box_meshopt.glb",
  "box_draco.glb",
  "pendant_flower.stl",
];
/** The package of Draco is no module of browsers: in the product the bundler makes it one. */
const DRACO = "/node_modules/draco3dgltf/draco_decoder_gltf_nodejs.js";
const PACKAGES = {
  draco3dgltf: DRACO,
  fflate: "/node_modules/fflate/esm/browser.js",
  "meshoptimizer/decoder": "/node_modules/meshoptimizer/meshopt_decoder.mjs",
};

const bytesOf = (name: string) =>
  modelFile(name, modelTruths().find(({ file }) => file === name)?.packed ?? false);

/** Gives the browser the very files that Node runs, their types taken off, and the models. */
async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") {
    const map = JSON.stringify({ imports: PACKAGES });
    return route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>-</title><script type="importmap">${map}</script>`,
    });
  }
  if (pathname.startsWith("/models/"))
    return route.fulfill({ body: Buffer.from(bytesOf(pathname.slice("/models/".length))) });
  if (pathname.endsWith(".wasm"))
    return route.fulfill({ contentType: "application/wasm", path: join(root, dirname(DRACO), pathname) });
  const source = readFileSync(join(root, pathname), "utf8");
  const body = pathname.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
  if (pathname === DRACO)
    return route.fulfill({
      contentType: "text/javascript",
      body: `${body};export default { createDecoderModule: DracoDecoderModule };`,
    });
  return route.fulfill({ contentType: "text/javascript", body });
}

/** What the geometry code makes of a model: the full report, the display copy and the repaired mesh, as text. */
async function inNode(name: string): Promise<string> {
  const bytes = bytesOf(name);
  const options = { fileName: name, codecs: await loadCodecs(bytes), depth: "full" as const };
  const report = analyzeModel(bytes, options);
  const { mesh } = readModel(bytes, options).model;
  const preview = new Uint8Array(encodePreview(makePreview(mesh, 500)));
  const repaired = repairModel(mesh, { mmPerUnit: report.unit.mmPerUnit });
  return JSON.stringify([report, [...preview], repaired.report, [...(repaired.mesh?.positions ?? [])]]);
}

function inBrowser(page: Page, name: string): Promise<string> {
  return page.evaluate(async (file) => {
    const load = (path: string) => import(/* @vite-ignore */ `/lib/geometry/${path}.ts`);
    const [{ analyzeModel: analyze }, { readModel: read }, { loadCodecs: codecsOf }, preview, repair] =
      await Promise.all(
        ["analyze", "read-model", "load-codecs", "preview", "repair/repair-model"].map((path) => load(path)),
      );
    const bytes = new Uint8Array(await (await fetch(`/models/${file}`)).arrayBuffer());
    const options = { fileName: file, codecs: await codecsOf(bytes), depth: "full" };
    const report = analyze(bytes, options);
    const { mesh } = read(bytes, options).model;
    const copy = new Uint8Array(preview.encodePreview(preview.makePreview(mesh, 500)));
    const repaired = repair.repairModel(mesh, { mmPerUnit: report.unit.mmPerUnit });
    return JSON.stringify([report, [...copy], repaired.report, [...(repaired.mesh?.positions ?? [])]]);
  }, name);
}

test("Node and the browser get the same bits from the same file", async ({ page }) => {
  await page.route(`${ORIGIN}/**`, serve);
  await page.goto(ORIGIN);
  for (const name of FILES) {
    const [node, browser] = [await inNode(name), await inBrowser(page, name)];
    expect(browser === node, `${name} is the same in both`).toBe(true);
  }
});
