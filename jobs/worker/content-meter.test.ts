import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { base64OfCrc32 } from "#server/storage/checksum.ts";
import { differenceOf } from "./content-check.ts";
import { ContentMeter } from "./content-meter.ts";

const file = randomBytes(100_000);

it("weighs the same whatever the pieces are that the bytes come in", () => {
  const partSize = 33_000;
  const parts = [0, 1, 2, 3].map((i) => file.subarray(i * partSize, (i + 1) * partSize));
  const expected = {
    contentHash: createHash("sha256").update(file).digest("hex"),
    checksums: parts.map((part) => crc32(part)),
  };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 20 }), (pieces) => {
      const meter = new ContentMeter(partSize);
      for (let at = 0, i = 0; at < file.length; i++) {
        const size = pieces[i % pieces.length] ?? 1;
        meter.push(file.subarray(at, at + size));
        at += size;
      }
      expect(meter.finish()).toEqual(expected);
      expect(meter.bytes).toBe(file.length);
    }),
    { numRuns: 30 },
  );
});

it("takes a file that was not cut as one part, and an exact multiple without an empty last one", () => {
  const whole = new ContentMeter(0);
  whole.push(file);
  expect(whole.finish().checksums).toEqual([crc32(file)]);
  const exact = new ContentMeter(50_000);
  exact.push(file);
  expect(exact.finish().checksums).toHaveLength(2);
});

it("names what differs from what was sent", () => {
  const sent = { 1: base64OfCrc32(1), 2: base64OfCrc32(2) };
  const task = { sizeBytes: 10, parts: { size: 5, checksums: sent } };
  expect(differenceOf(task, { bytes: 10, checksums: [1, 2] })).toBeNull();
  expect(differenceOf(task, { bytes: 9, checksums: [1, 2] })).toBe("9 bytes stored, 10 sent");
  expect(differenceOf(task, { bytes: 10, checksums: [1, 3] })).toContain("part 2 of 2");
  expect(
    differenceOf({ ...task, parts: { size: 0, checksums: {} } }, { bytes: 10, checksums: [9] }),
  ).toBeNull();
});
