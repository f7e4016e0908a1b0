import type { Transform } from "../../instances.ts";
import { malformed } from "./json.ts";

/**
 * Translation, rotation (x, y, z, w) and scale as one transform. Files round quaternions to a few digits, so
 * they are brought to length 1 first: a rotation changes no size.
 */
export function transformOf(
  translation: ArrayLike<number>,
  rotation: ArrayLike<number>,
  scale: ArrayLike<number>,
  place: string,
): Transform {
  const columns = rotationColumns(rotation, place);
  return [...columns.map((value, i) => value * scale[Math.floor(i / 3)]!), ...Array.from(translation)];
}

/** Columns of the rotation matrix of a quaternion. */
function rotationColumns(q: ArrayLike<number>, place: string): number[] {
  const [x, y, z, w] = [q[0]!, q[1]!, q[2]!, q[3]!];
  const squared = x * x + y * y + z * z + w * w;
  if (!(squared > 0)) throw malformed(`${place}/rotation`);
  const s = 2 / squared;
  return [
    ...[1 - s * (y * y + z * z), s * (x * y + z * w), s * (x * z - y * w)],
    ...[s * (x * y - z * w), 1 - s * (x * x + z * z), s * (y * z + x * w)],
    ...[s * (x * z + y * w), s * (y * z - x * w), 1 - s * (x * x + y * y)],
  ];
}
