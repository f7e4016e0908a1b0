import { expect, it } from "vitest";
import { type CastabilityCertificate, castingChoiceOf, certify } from "#lib/domain/castability.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { DEFAULT_PRICE_RULES as rules } from "#lib/domain/pricing/default-price-rules.ts";
import { ringReport, thinAt } from "#tests/factories/ring-report.ts";
import { certificateWords } from "./certificate-words.ts";
import { findingWords } from "./finding-words.ts";
import { getFormat } from "./format.ts";
import { getTranslator } from "./translator.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const wordsOf = (locale: "ru" | "en", certificate: CastabilityCertificate) =>
  certificateWords(getTranslator(locale, "casting"), getFormat(locale), certificate);
const given = (thinMm: number, engraving: string | null) => {
  const report = ringReport({ thickness: thinAt(thinMm) });
  return certify(report, "ab".repeat(32), castingChoiceOf(report, { ...DEFAULT_OPTIONS, engraving }), rules);
};

/** As kept with quotes from before there were rules of finish and engraving. */
const OLD: CastabilityCertificate = {
  contentHash: "ab".repeat(32),
  rulesVersion: 1,
  analyzerVersion: "1.3.0",
  metal: "gold_585_yellow",
  castable: true,
  triangles: 3806,
  volumeMm3: 181.9,
  areaMm2: 550.8,
  walls: { thinnestMm: 0.61, limitMm: 0.6 },
  findings: [],
  checked: ["SURFACE_OPEN", "NOT_SOLID", "WALL_TOO_THIN", "WIRE_TOO_THIN"],
  notChecked: ["ENGRAVING_DETAIL", "STONE_SEATS"],
};

it("reads a certificate of before as it was given, and claims nothing that nobody checked then", () => {
  const { tone, lead, checked, notChecked } = wordsOf("en", OLD);
  expect(tone).toBe("castable");
  expect(lead).toBe("The model can be cast in this metal as it is.");
  expect(checked.map(plain)).toEqual([
    "The body is closed, 3,806 triangles",
    "The thinnest wall is 0.61 mm; 0.6 mm is needed",
    "Volume 181.9 mm³, surface 550.8 mm²",
  ]);
  expect(notChecked).toEqual(["Whether engraving and fine relief stay legible", "How stones sit"]);
});

it("says what the finish leaves and what the engraving has room for, when both are good", () => {
  const { checked, notChecked } = wordsOf("en", given(1.1, "навсегда"));
  expect(checked.map(plain)).toContain("The finish takes 0.2 mm of a wall; enough is left");
  expect(checked.map(plain)).toContain("There is room for the engraving with strokes from 0.5 mm");
  expect(notChecked).toContain("Where the engraving goes and how it lies there");
});

it("does not call good what a finding is about, and words the finding in both languages", () => {
  const certificate = given(0.65, "на веки вечные с тобой");
  expect(wordsOf("en", certificate).checked.join()).not.toMatch(/The finish|engraving/);
  const said = (locale: "ru" | "en") =>
    certificate.findings.map(findingWords(getTranslator(locale, "geometry"), getFormat(locale))).map(plain);
  expect(said("en")).toEqual([
    "The engraving gets strokes of 0.42 mm; gold needs 0.5 mm",
    "0.65 mm here, the finish takes 0.2 mm and leaves 0.45 mm: gold needs 0.6 mm",
  ]);
  expect(said("ru")).toEqual([
    "У гравировки получится штрих 0,42 мм, золоту нужно 0,5 мм",
    "Здесь 0,65 мм, отделка снимет 0,2 мм и оставит 0,45 мм: золоту нужно 0,6 мм",
  ]);
});

it("names what is worth reading of a model that can be cast, and its thinnest wall before the finish", () => {
  const { tone, lead, checked } = wordsOf("en", given(0.65, null));
  expect(tone).toBe("castable");
  expect(plain(lead)).toBe(
    "The model can be cast in this metal. Nothing prevents it, but 1 finding is worth reading.",
  );
  expect(checked.map(plain)).toContain("The thinnest wall before finishing is 0.65 mm; 0.6 mm is needed");
});
