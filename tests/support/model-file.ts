import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const FOLDER = join(import.meta.dirname, "../fixtures/models");

/** Bytes of a model under tests/fixtures/models; some are stored packed. */
export function modelFile(name: string, packed = false): Uint8Array {
  const bytes = readFileSync(join(FOLDER, packed ? `${name}.gz` : name));
  return new Uint8Array(packed ? gunzipSync(bytes) : bytes);
}

export interface ModelTruth {
  file: string;
  packed: boolean;
  format: string;
  mm_per_unit: number | null;
  verdict: string;
  verdict_alternatives: string[];
  findings: string[];
  optional_findings: string[];
  truth: Record<string, number | boolean | null> & { bbox_min?: number[]; bbox_max?: number[] };
}

/** What several independent programs say about each of the models (tests/fixtures/models/truth.json). */
export function modelTruths(): ModelTruth[] {
  return (JSON.parse(readFileSync(join(FOLDER, "truth.json"), "utf8")) as { models: ModelTruth[] }).models;
}
