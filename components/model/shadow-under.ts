import { held } from "#lib/geometry/preview/posture.ts";
import { shadowOnTable } from "#lib/geometry/still/shadow.ts";
import type { Shape } from "./shape.ts";

/** Darkness 0..1 of the table under a shape, as pictures have it: row by row from the back to the viewer, left to right. */
export function shadowUnder({ soup, posture, sides, radius }: Shape): Float32Array {
  const eye = held(soup.positions, posture);
  for (let i = 0; i < eye.length; i += 3) {
    const [right, back, up] = [eye[i]!, eye[i + 1]!, eye[i + 2]!];
    eye[i] = right / radius;
    eye[i + 1] = up / radius;
    eye[i + 2] = -back / radius;
  }
  const index = new Uint32Array(eye.length / 3).map((_, corner) => corner);
  return shadowOnTable({ eye, index, elevation: 0, floor: -sides[2] / (2 * radius) });
}
