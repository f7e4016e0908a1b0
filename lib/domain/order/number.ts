const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * Human order number: `F-`, the serial, `-` and a check letter (ISO 7064 style weighting modulo 23, letters
 * without I and O), so that one wrong or two swapped digits are noticed when a number is dictated.
 */
export function formatOrderNumber(serial: number): string {
  return `F-${serial}-${checkLetter(String(serial))}`;
}

/** Reads a number as people type it (spaces, lower case, missing dashes); null when the check letter is wrong. */
export function parseOrderNumber(text: string): string | null {
  const match = /^F?[-\s]?(\d{1,12})[-\s]?([A-Z])$/.exec(text.trim().toUpperCase());
  if (!match?.[1] || match[2] !== checkLetter(match[1])) return null;
  return `F-${match[1]}-${match[2]}`;
}

// 23 is prime and the weights never repeat within it, which catches every single slip and every adjacent swap.
function checkLetter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = (sum * 2 + Number(digit) + 1) % 23;
  return LETTERS.charAt(sum);
}
