import { expect, it } from "vitest";
import { byteOf, linearOf, writeToned } from "./tone.ts";

const toned = (...light: [number, number, number]) => {
  const out = new Float32Array(3);
  writeToned(out, 0, ...light);
  return [...out];
};

it("takes a colour of the web to light and back to the same byte", () => {
  for (let byte = 0; byte < 256; byte++) {
    const hex = byte.toString(16).padStart(2, "0");
    expect(byteOf(linearOf(`#${hex}${hex}${hex}`)[0])).toBe(byte);
  }
});

it("leaves quiet light nearly alone and brings any other under one, brighter staying brighter", () => {
  expect(toned(0.4, 0.3, 0.2)).toEqual([0.36, 0.26, 0.16].map((value) => expect.closeTo(value, 5)));
  let before = 0;
  for (const strength of [0.5, 0.79, 0.81, 1, 2, 10, 1000]) {
    const [red = 0] = toned(strength, strength * 0.8, strength * 0.5);
    expect(red).toBeGreaterThan(before);
    expect(red).toBeLessThan(1);
    before = red;
  }
});

it("turns very bright gold towards white, not to another hue", () => {
  const [red = 0, green = 0, blue = 0] = toned(50, 40, 20);
  expect(red).toBeGreaterThan(green);
  expect(green).toBeGreaterThan(blue);
  expect(blue / red).toBeGreaterThan(0.8);
});
