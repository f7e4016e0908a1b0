import { expect, it } from "vitest";
import { matcapOf } from "./matcap.ts";

type Picture = ReturnType<typeof matcapOf>;
/** Red of the pixel at a place of the ball, -1..1 from the left and from below. */
const red = ({ side, pixels }: Picture, x: number, y: number) => {
  const at = (value: number) => Math.min(side - 1, Math.floor(((value + 1) / 2) * side));
  return pixels[4 * (at(y) * side + at(x))] ?? Number.NaN;
};
const reds = ({ pixels }: Picture) => pixels.filter((_, i) => i % 4 === 0);
const spread = (picture: Picture) => Math.max(...reds(picture)) - Math.min(...reds(picture));

it("draws a ball that is bright at the key and dark in its middle, as polished metal is", () => {
  const polished = matcapOf({ kind: "metal", roughness: 0.12 });
  expect(polished.pixels.every(Number.isFinite)).toBe(true);
  expect(red(polished, -0.5, 0.05)).toBeGreaterThan(10 * red(polished, 0.05, -0.05));
});

it("blurs the studio as the metal gets rougher", () => {
  const [polished, satin, rough] = [0.12, 0.38, 0.54].map((roughness) =>
    matcapOf({ kind: "metal", roughness }),
  );
  expect(spread(polished!)).toBeGreaterThan(spread(satin!));
  expect(spread(satin!)).toBeGreaterThan(spread(rough!));
});

it("lights clay from the left, more softly than any metal", () => {
  const clay = matcapOf({ kind: "clay", share: 0.27 });
  expect(red(clay, -0.6, 0.4)).toBeGreaterThan(2 * red(clay, 0.6, -0.4));
  expect(spread(clay)).toBeLessThan(1);
});
