import { code39 } from "#lib/domain/code39.ts";

/** The order's number for a scanner (Code 39). Beside it stands the number in words. */
export function ScanCode({ number, height = 36 }: { number: string; height?: number }) {
  const { bars, width } = code39(number);
  return (
    <svg
      viewBox={`-10 0 ${width + 20} ${height}`}
      width={(width + 20) * 1.5}
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      {bars.map((bar) => (
        <rect key={bar.at} x={bar.at} y={0} width={bar.width} height={height} fill="#000" />
      ))}
    </svg>
  );
}
