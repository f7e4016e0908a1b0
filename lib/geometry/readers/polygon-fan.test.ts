import { describe, expect, it } from "vitest";
import { PolygonFan } from "./polygon-fan.ts";

function correctionOf(corners: [number, number, number][]): number {
  const fan = new PolygonFan();
  fan.add(
    corners.map((_, i) => i),
    corners.length,
    null,
  );
  return fan.areaCorrection(Float64Array.from(corners.flat()));
}

describe("area of polygons beside the area of their fans", () => {
  it("takes back what a concave polygon's fan covers twice", () => {
    const arrow: [number, number, number][] = [
      [0, 0, 5],
      [4, 0, 5],
      [1, 1, 5],
      [4, 4, 5],
      [0, 4, 5],
    ];
    expect(correctionOf(arrow)).toBe(0);
    // the same outline from a corner that does not see all of it: 4 square units are covered twice, 2 too often
    const turned = [...arrow.slice(1), arrow[0]!];
    const outline = 10;
    const fan = [...[1, 2, 3]].map((i) => {
      const [a, b, c] = [turned[0]!, turned[i]!, turned[i + 1]!];
      return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
    });
    expect(correctionOf(turned)).toBeCloseTo(outline - fan.reduce((sum, area) => sum + area, 0), 12);
    expect(correctionOf(turned)).toBeLessThan(-1);
  });

  it("leaves a convex polygon alone that is not flat: its fan is the surface", () => {
    const bent = Array.from({ length: 6 }, (_, i): [number, number, number] => {
      const angle = (Math.PI * i) / 3;
      return [Math.cos(angle), Math.sin(angle), 0.2 * (i % 2)];
    });
    expect(correctionOf(bent)).toBe(0);
  });
});
