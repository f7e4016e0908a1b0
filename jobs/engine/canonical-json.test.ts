import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test.each([
  [{ b: 1, a: [true, null, { z: 0, y: "x" }] }, '{"a":[true,null,{"y":"x","z":0}],"b":1}'],
  [
    { "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4, "\ufb33": 5 },
    '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
  ],
  [[1e21, 1e-7, -0, 4.5, 333333333.3333333], "[1e+21,1e-7,0,4.5,333333333.3333333]"],
  [{ a: undefined, b: "<&>\u0000" }, '{"b":"<&>\\u0000"}'],
  [undefined, "null"],
])("%j in the form of RFC 8785", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("what was read from the canonical form gives the same text again", () => {
  const text = canonicalJson({ z: [{ ü: "\ud800", n: 0.1 + 0.2 }], a: {} });
  expect(canonicalJson(JSON.parse(text))).toBe(text);
});
