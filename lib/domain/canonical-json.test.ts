import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

it("gives one text for equal values, which parses back", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      if (plain && typeof plain === "object" && !Array.isArray(plain)) {
        expect(canonicalJson(Object.fromEntries(Object.entries(plain).reverse()))).toBe(canonicalJson(plain));
      }
    }),
  );
});

it("leaves out what is undefined and refuses what JSON cannot say", () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  expect(() => canonicalJson([Number.NaN])).toThrow(TypeError);
});
