/** What this browser draws with: a graphics card, the processor in its place, or nothing. */
export type DrawingPower = "card" | "processor" | "none";

/** Names that browsers give to drawing without a card: Chromium, Mesa, Windows, macOS. */
const BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|basic render|software/i;

/** Triangles of a frame: without a card each of them is felt. */
const MOST_SHOWN = { card: 250_000, processor: 50_000, none: 0 } as const;
/** Of a surface cut finely for its colours. */
const MOST_FINE = { card: 150_000, processor: 60_000, none: 0 } as const;

export const mostShown = (): number => MOST_SHOWN[drawingPower()];
export const mostFine = (): number => MOST_FINE[drawingPower()];

let known: DrawingPower | undefined;

/** Looked at once a page. Without a card a frame costs a hundred times more: light and edges are then drawn coarser. */
export function drawingPower(): DrawingPower {
  known ??= look();
  return known;
}

function look(): DrawingPower {
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return "none";
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  const drawnBy = String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  // A page may hold only so many; this one is not needed any more.
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return BY_PROCESSOR.test(drawnBy) ? "processor" : "card";
}
