const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** What `parseNumber` returns for a word that is not a number. NaN and infinities are words here too. */
export const NOT_A_NUMBER = Number.NaN;

/**
 * Decimal number in `bytes[start, end)`, correctly rounded to 64 bits; NaN if the word is not exactly one
 * number ([+-] digits [. digits] [e [+-] digits]). Up to 15 digits and powers of ten to 22 are exact with one
 * operation (Clinger 1990); the rest goes through the engine's own parser.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let byte = bytes[at]!;
  const negative = byte === 45;
  if (negative || byte === 43) at++;
  let mantissa = 0;
  let significant = 0;
  let digits = 0;
  let scale = 0;
  for (; at < end; at++) {
    byte = bytes[at]! - 48;
    if (byte < 0 || byte > 9) break;
    mantissa = mantissa * 10 + byte;
    if (mantissa !== 0) significant++;
    digits++;
  }
  if (at < end && bytes[at] === 46) {
    for (at++; at < end; at++) {
      byte = bytes[at]! - 48;
      if (byte < 0 || byte > 9) break;
      mantissa = mantissa * 10 + byte;
      if (mantissa !== 0) significant++;
      digits++;
      scale--;
    }
  }
  if (digits === 0) return NOT_A_NUMBER;
  if (at < end) {
    const exponent = parseExponent(bytes, at, end);
    if (Number.isNaN(exponent)) return NOT_A_NUMBER;
    scale += exponent;
  }
  if (significant > 15 || scale > 22 || scale < -22) return slowly(bytes, start, end);
  const value = scale < 0 ? mantissa / POWERS[-scale]! : mantissa * POWERS[scale]!;
  return negative ? -value : value;
}

/** The same for a word that is a string. */
export function numberOf(word: string): number {
  const bytes = new TextEncoder().encode(word);
  return parseNumber(bytes, 0, bytes.length);
}

function parseExponent(bytes: Uint8Array, start: number, end: number): number {
  if ((bytes[start]! | 32) !== 101) return NOT_A_NUMBER;
  let at = start + 1;
  const negative = bytes[at] === 45;
  if (negative || bytes[at] === 43) at++;
  if (at >= end) return NOT_A_NUMBER;
  let value = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return NOT_A_NUMBER;
    value = Math.min(value * 10 + digit, 100_000);
  }
  return negative ? -value : value;
}

function slowly(bytes: Uint8Array, start: number, end: number): number {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return Number(text);
}

/** Whole number in `bytes[start, end)` with an optional sign; NaN if it is anything else or beyond 2^53. */
export function parseInteger(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative || bytes[at] === 43) at++;
  if (at >= end || end - at > 15) return NOT_A_NUMBER;
  let value = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return NOT_A_NUMBER;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}
