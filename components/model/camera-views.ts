import type { Stand } from "#lib/geometry/preview/first-view.ts";

/** The views of the buttons; the first one is startOf() in lib/geometry/preview/first-view.ts. */
export type ViewName = "start" | "front" | "side" | "top";

export const views: Record<Exclude<ViewName, "start">, Stand> = {
  front: { azimuth: 0, elevation: 0, zoom: 1 },
  side: { azimuth: Math.PI / 2, elevation: 0, zoom: 1 },
  // not straight down: an orbit has no sideways at its pole
  top: { azimuth: 0, elevation: Math.PI / 2 - 0.001, zoom: 1 },
};

export const zoomLimits = { min: 0.6, max: 8 };
const step = Math.PI / 12;

export type CameraMove = "left" | "right" | "up" | "down" | "closer" | "farther";

/** The stand after one press: 15 degrees or a quarter closer. */
export function moved(from: Stand, move: CameraMove): Stand {
  const limit = views.top.elevation;
  switch (move) {
    case "left":
      return { ...from, azimuth: from.azimuth - step };
    case "right":
      return { ...from, azimuth: from.azimuth + step };
    case "up":
      return { ...from, elevation: Math.min(limit, from.elevation + step) };
    case "down":
      return { ...from, elevation: Math.max(-limit, from.elevation - step) };
    case "closer":
      return { ...from, zoom: Math.min(zoomLimits.max, from.zoom * 1.25) };
    case "farther":
      return { ...from, zoom: Math.max(zoomLimits.min, from.zoom / 1.25) };
  }
}

/** The stand that looks at a place of the surface from outside; x right, y up, z to the viewer. */
export function standAt(x: number, y: number, z: number): Stand {
  const elevation = Math.atan2(y, Math.hypot(x, z));
  const limit = Math.PI / 3;
  return {
    azimuth: Math.atan2(x, z),
    elevation: Math.max(-limit, Math.min(limit, elevation)),
    zoom: 1.5,
  };
}

const keys: Record<string, CameraMove | "start"> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  "+": "closer",
  "=": "closer",
  "-": "farther",
  "0": "start",
};

/** What a key does while the model has focus. */
export function moveOfKey(key: string): CameraMove | "start" | undefined {
  return keys[key];
}
