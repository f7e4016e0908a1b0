export type FoundKind = "picture" | "video" | "archive" | "document" | "page" | "project" | "other";

const KINDS: Record<string, FoundKind> = {
  png: "picture",
  jpeg: "picture",
  gif: "picture",
  webp: "picture",
  heic: "picture",
  tiff: "picture",
  psd: "picture",
  svg: "picture",
  video: "video",
  zip: "archive",
  rar: "archive",
  "7z": "archive",
  gzip: "archive",
  pdf: "document",
  office: "document",
  html: "page",
  blend: "project",
  rhino: "project",
  fbx: "project",
  solidworks: "project",
  dwg: "project",
};

/** What a person would call a file of the type that lib/geometry found instead of a model. */
export function foundKind(found: unknown): FoundKind {
  return KINDS[String(found)] ?? "other";
}
