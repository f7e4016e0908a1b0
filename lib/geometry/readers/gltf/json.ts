import { GeometryRefusal } from "../../refusal.ts";

export type Json = Record<string, unknown>;

/** MALFORMED_GLTF with a pointer-like place as the reason. */
export function malformed(reason: string): GeometryRefusal {
  return new GeometryRefusal("MALFORMED_GLTF", null, { reason: reason.slice(0, 80) });
}

/** Typed look-ups in a parsed document; every mismatch is a refusal that names the place. */
export function objectAt(value: unknown, place: string): Json {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw malformed(place);
  return value as Json;
}

export function optionalObject(value: unknown, place: string): Json | null {
  return value === undefined ? null : objectAt(value, place);
}

export function listAt(value: unknown, place: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw malformed(place);
  return value;
}

/** A whole number in [0, most]; `fallback` where it is absent. */
export function countAt(
  value: unknown,
  place: string,
  fallback?: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = value === undefined ? fallback : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number > most)
    throw malformed(place);
  return number;
}

export function textAt(value: unknown, place: string): string {
  if (typeof value !== "string") throw malformed(place);
  return value;
}

/** A list of exactly `length` finite numbers; `fallback` where it is absent. */
export function numbersAt(
  value: unknown,
  place: string,
  length: number,
  fallback: readonly number[],
): readonly number[] {
  if (value === undefined) return fallback;
  if (!Array.isArray(value) || value.length !== length || !value.every((n) => Number.isFinite(n)))
    throw malformed(place);
  return value as number[];
}
