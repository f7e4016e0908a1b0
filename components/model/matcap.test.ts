import { expect, it } from "vitest";
import { type Answer, answeredBy, matcapOf } from "./matcap.ts";

/** Where the camera mostly stands. */
const picture = (answer: Answer, elevation = 0.35) => matcapOf(answeredBy(answer), elevation);
type Picture = ReturnType<typeof matcapOf>;
/** Red of the pixel at a place of the ball, -1..1 from the left and from below. */
const red = ({ side, pixels }: Picture, x: number, y: number) => {
  const at = (value: number) => Math.min(side - 1, Math.floor(((value + 1) / 2) * side));
  return pixels[4 * (at(y) * side + at(x))] ?? Number.NaN;
};
const reds = ({ pixels }: Picture) => pixels.filter((_, i) => i % 4 === 0);
const spread = (picture: Picture) => Math.max(...reds(picture)) - Math.min(...reds(picture));

it("draws a ball that is bright at the key and dark in its middle, as polished metal is", () => {
  const polished = picture({ kind: "metal", roughness: 0.12 });
  expect(polished.pixels.every(Number.isFinite)).toBe(true);
  expect(red(polished, -0.5, 0.05)).toBeGreaterThan(10 * red(polished, 0.05, -0.05));
});

it("blurs the studio as the metal gets rougher", () => {
  const [polished, satin, rough] = [0.12, 0.38, 0.54].map((roughness) =>
    picture({ kind: "metal", roughness }),
  );
  expect(spread(polished!)).toBeGreaterThan(spread(satin!));
  expect(spread(satin!)).toBeGreaterThan(spread(rough!));
});

it("lights clay from the left, more softly than any metal", () => {
  const clay = picture({ kind: "clay", share: 0.27 });
  expect(red(clay, -0.6, 0.4)).toBeGreaterThan(2 * red(clay, 0.6, -0.4));
  expect(spread(clay)).toBeLessThan(1);
});

it("shows a plate seen from above what is above it, as with a card: no black flag, no hard edge", () => {
  const polished = answeredBy({ kind: "metal", roughness: 0.12 });
  // what a flat face shows in perspective: the middle of the ball
  const middle = (shown: Picture) =>
    [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2].map((x) => red(shown, x, -0.1));
  const above = middle(matcapOf(polished, Math.PI / 2));
  const level = middle(matcapOf(polished, 0.35));
  expect(Math.min(...level), "the flag at the camera").toBeLessThan(0.1);
  expect(Math.min(...above)).toBeGreaterThan(0.5);
  expect(Math.max(...above), "nor white under the lamp").toBeLessThan(3.5);
});
