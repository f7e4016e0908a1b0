import { crc32 as reference } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { crc32 } from "./crc32.ts";

it("equals zlib's at every length and alignment, in one piece or several", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(7), fc.nat(200), (content, offset, cut) => {
      const shifted = new Uint8Array(content.length + offset);
      shifted.set(content, offset);
      const bytes = shifted.subarray(offset);
      const whole = reference(content);
      expect(crc32(bytes, 0)).toBe(whole);
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut), 0))).toBe(whole);
    }),
  );
});

it("gives the check value of the standard", () => {
  expect(crc32(new TextEncoder().encode("123456789"), 0)).toBe(0xcbf43926);
});
