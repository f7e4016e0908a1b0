import type { CastabilityCertificate, CastabilityRule } from "#lib/domain/castability.ts";
import type { Format } from "./format.ts";

/** `useTranslations("casting")` and `getTranslator(locale, "casting")` differ in type, not in what they do. */
type AnyTranslator = (...args: never[]) => string;
type Word = (key: string, values?: Record<string, string | number>) => string;

/** A certificate in sentences: verdict, what was checked, what was not, and under which versions. */
export interface CertificateWords {
  tone: "castable" | "blocked" | "unmeasured";
  title: string;
  lead: string;
  checked: string[];
  notChecked: string[];
  versions: string;
}

/** Words of a certificate for pages and documents. Pure; only what was found good is said to be good. */
export function certificateWords(
  translator: AnyTranslator,
  format: Format,
  certificate: CastabilityCertificate,
): CertificateWords {
  const word = translator as unknown as Word;
  const { castable, findings, contentHash, analyzerVersion, rulesVersion } = certificate;
  const count = (of: string) => findings.filter(({ severity }) => severity === of).length;
  const [blocking, warnings] = [count("blocking"), count("warning")];
  const tone = castable ? "castable" : blocking > 0 ? "blocked" : "unmeasured";
  return {
    tone,
    title: word(`title.${tone}`),
    lead:
      tone === "castable" && warnings > 0
        ? word("lead.noted", { count: warnings })
        : word(`lead.${tone}`, { count: blocking }),
    checked: checkedWords(word, format, certificate),
    notChecked: certificate.notChecked.map((code) => word(`not.${code}`)),
    versions: word("file", {
      hash: (contentHash.slice(0, 16).match(/.{4}/g) ?? []).join(" "),
      analyzer: analyzerVersion,
      rules: String(rulesVersion),
    }),
  };
}

function checkedWords(word: Word, format: Format, certificate: CastabilityCertificate): string[] {
  const { findings, checked, triangles, volumeMm3, areaMm2 } = certificate;
  const isGood = (...rules: CastabilityRule[]) =>
    rules.every((rule) => checked.includes(rule) && findings.every((found) => found.rule !== rule));
  const isSolid = isGood("SURFACE_OPEN", "NOT_SOLID");
  const said: (string | false)[] = [
    isSolid && word("solid", { triangles: format.number(triangles) }),
    isGood("WALL_TOO_THIN", "WIRE_TOO_THIN") && wallWords(word, format, certificate),
    polishedWords(word, format, certificate, isGood("WALL_AFTER_POLISHING")),
    engravingWords(word, format, certificate, isGood("ENGRAVING_TOO_FINE", "ENGRAVING_TOO_SHALLOW")),
    isGood("CLOSED_CAVITY") && isSolid && word("cavities"),
    isGood("SEVERAL_PIECES") && word("pieces"),
    isGood("SELF_INTERSECTING") && word("crossing"),
    volumeMm3 !== null && word("measures", { volume: format.volume(volumeMm3), area: format.area(areaMm2) }),
  ];
  return said.filter((line) => line !== false);
}

function wallWords(word: Word, format: Format, { walls, findings }: CastabilityCertificate) {
  if (!walls) return false;
  const limit = format.mm(walls.limitMm);
  // what is thicker than any rule asks for says nothing by its figure
  if (walls.thinnestMm === null || walls.thinnestMm > 10) return word("wallThick", { limit });
  const isWornThin = findings.some(({ rule }) => rule === "WALL_AFTER_POLISHING");
  return word(isWornThin ? "wallRaw" : "wall", { thinnest: format.mm(walls.thinnestMm), limit });
}

function polishedWords(word: Word, format: Format, { polishingMm }: CastabilityCertificate, isGood: boolean) {
  return polishingMm !== undefined && isGood && word("polished", { loss: format.mm(polishingMm) });
}

function engravingWords(word: Word, format: Format, { engraving }: CastabilityCertificate, isGood: boolean) {
  return engraving !== undefined && isGood && word("engraved", { limit: format.mm(engraving.limitMm) });
}
