import { LIMITS } from "../limits.ts";
import { GeometryRefusal, type RefusalPlace } from "../refusal.ts";
import { parseNumber } from "./parse-number.ts";

const NON_FINITE = /^[+-]?(nan(\(.*\))?|inf(inity)?|1\.#\w+)$/i;

/** Coordinate in `bytes[start, end)`; throws MALFORMED_NUMBER, NON_FINITE_COORDINATES, COORDINATES_TOO_LARGE. */
export function parseCoordinate(bytes: Uint8Array, start: number, end: number, line: number): number {
  const value = parseNumber(bytes, start, end);
  if (!(Math.abs(value) <= LIMITS.coordinate)) refuseCoordinate(bytes, start, end, value, { line });
  return value;
}

function refuseCoordinate(
  bytes: Uint8Array,
  start: number,
  end: number,
  value: number,
  at: RefusalPlace,
): never {
  const token = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 24)));
  if (NON_FINITE.test(token) || Math.abs(value) === Number.POSITIVE_INFINITY) {
    throw new GeometryRefusal("NON_FINITE_COORDINATES", at, { token });
  }
  if (Number.isNaN(value)) throw new GeometryRefusal("MALFORMED_NUMBER", at, { token });
  throw new GeometryRefusal("COORDINATES_TOO_LARGE", at, { token, limit: LIMITS.coordinate });
}

/** Throws if the text is not a usable coordinate; for formats that hand over words. */
export function refuseCoordinateToken(token: string, at: RefusalPlace): void {
  const bytes = new TextEncoder().encode(token);
  const value = parseNumber(bytes, 0, bytes.length);
  if (!(Math.abs(value) <= LIMITS.coordinate)) refuseCoordinate(bytes, 0, bytes.length, value, at);
}

/** The same rule for a number that came in binary. */
export function checkCoordinate(value: number, byte: number): void {
  if (Math.abs(value) <= LIMITS.coordinate) return;
  if (value - value !== 0)
    throw new GeometryRefusal("NON_FINITE_COORDINATES", { byte }, { token: String(value) });
  throw new GeometryRefusal(
    "COORDINATES_TOO_LARGE",
    { byte },
    { token: String(value), limit: LIMITS.coordinate },
  );
}
