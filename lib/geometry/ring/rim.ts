/** Directions about a middle are told apart by sectors of 5 degrees. */
export const SECTORS = 72;
const SECTOR = (2 * Math.PI) / SECTORS;
/** Steps towards more room, as shares of the radius; a fitted middle is kept where there is hardly more elsewhere. */
const FIRST_STEP = 0.02;
const LAST_STEP = 2e-5;
const SHORTER = 0.9;
const BETTER = 1.0002;

/** Nearest edge point per sector of directions: x, y, distance; Infinity where there is none. */
export function rimAround(flat: Float64Array, centre: [number, number]): Float64Array {
  const [cx, cy] = centre;
  const rim = new Float64Array(3 * SECTORS).fill(Infinity);
  let furthest = Infinity;
  for (let t = 0; t < flat.length; t += 6) {
    for (let k = 0; k < 6; k += 2) {
      const next = t + (k === 4 ? 0 : k + 2);
      const ax = flat[t + k]!;
      const ay = flat[t + k + 1]!;
      const dx = flat[next]! - ax;
      const dy = flat[next + 1]! - ay;
      const squared = dx * dx + dy * dy;
      const share = squared > 0 ? Math.min(1, Math.max(0, ((cx - ax) * dx + (cy - ay) * dy) / squared)) : 0;
      furthest = offer(rim, furthest, ax + share * dx, ay + share * dy, cx, cy);
      furthest = offer(rim, furthest, ax, ay, cx, cy);
      const side = (ax - cx) * dy - (ay - cy) * dx;
      if (side * side >= furthest * furthest * squared) continue;
      const ahead = (ax - cx) * (ax - cx + dx) + (ay - cy) * (ay - cy + dy);
      if (ahead > 0 && Math.abs(side) < SECTOR * ahead) continue;
      furthest = offerAlong(rim, furthest, flat, t + k, next, centre);
    }
  }
  return rim;
}

/** Offers points of a long edge in each sector that it passes. */
function offerAlong(
  rim: Float64Array,
  before: number,
  flat: Float64Array,
  from: number,
  to: number,
  [cx, cy]: [number, number],
): number {
  const [ax, ay] = [flat[from]! - cx, flat[from + 1]! - cy];
  const [bx, by] = [flat[to]! - cx, flat[to + 1]! - cy];
  const side = ax * by - ay * bx;
  const turn = Math.atan2(side, ax * bx + ay * by);
  const steps = Math.floor(Math.abs(turn) / SECTOR);
  const start = Math.atan2(ay, ax);
  let furthest = before;
  for (let step = 1; step <= steps; step++) {
    const angle = start + (turn * step) / (steps + 1);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const distance = side / (x * (by - ay) - y * (bx - ax));
    furthest = offer(rim, furthest, cx + distance * x, cy + distance * y, cx, cy);
  }
  return furthest;
}

/** Takes a point if it is the nearest of its sector; gives the distance beyond which no point can be. */
function offer(rim: Float64Array, furthest: number, x: number, y: number, cx: number, cy: number): number {
  const distance = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
  if (distance >= furthest) return furthest;
  const turn = Math.atan2(y - cy, x - cx) / (2 * Math.PI) + 0.5;
  const slot = 3 * Math.min(SECTORS - 1, Math.floor(turn * SECTORS));
  const before = rim[slot + 2]!;
  if (!(distance < before)) return furthest;
  rim[slot] = x;
  rim[slot + 1] = y;
  rim[slot + 2] = distance;
  if (before < furthest) return furthest;
  let most = 0;
  for (let i = 2; i < rim.length; i += 3) most = Math.max(most, rim[i]!);
  return most;
}

export function widestGap(rim: Float64Array): number {
  let widest = 0;
  let run = 0;
  for (let s = 0; s < 2 * SECTORS; s++) {
    run = rim[3 * (s % SECTORS) + 2] === Infinity ? run + 1 : 0;
    widest = Math.max(widest, run);
  }
  return widest;
}

/** Centre of the circle through rim points in the least-squares sense (Kasa 1976). */
export function circleCentre(rim: Float64Array, from: [number, number]): [number, number] {
  const s = { xx: 0, xy: 0, yy: 0, xr: 0, yr: 0, x: 0, y: 0, r: 0, n: 0 };
  for (let i = 0; i < rim.length; i += 3) {
    if (rim[i + 2] === Infinity) continue;
    const x = rim[i]! - from[0];
    const y = rim[i + 1]! - from[1];
    const r = x * x + y * y;
    s.xx += x * x;
    s.xy += x * y;
    s.yy += y * y;
    s.xr += x * r;
    s.yr += y * r;
    s.x += x;
    s.y += y;
    s.r += r;
    s.n++;
  }
  const [a, b, c] = [s.xx - (s.x * s.x) / s.n, s.xy - (s.x * s.y) / s.n, s.yy - (s.y * s.y) / s.n];
  const [d, e] = [(s.xr - (s.x * s.r) / s.n) / 2, (s.yr - (s.y * s.r) / s.n) / 2];
  const det = a * c - b * b;
  if (!(Math.abs(det) > 0)) return from;
  return [from[0] + (d * c - e * b) / det, from[1] + (a * e - b * d) / det];
}

/** The middle of the largest circle inside the rim, from one near it: step by step away from the nearest point. */
export function roomiest(rim: Float64Array, from: [number, number]): [number, number] {
  const reach = leastOf(rim);
  let best = { centre: from, room: reach * BETTER };
  let [x, y] = from;
  for (let step = FIRST_STEP * reach; step > LAST_STEP * reach; step *= SHORTER) {
    let nearest = { distance: Infinity, x: 0, y: 0 };
    for (let i = 0; i < rim.length; i += 3) {
      if (rim[i + 2] === Infinity) continue;
      const distance = Math.sqrt((rim[i]! - x) ** 2 + (rim[i + 1]! - y) ** 2);
      if (distance < nearest.distance) nearest = { distance, x: rim[i]!, y: rim[i + 1]! };
    }
    if (nearest.distance > best.room) best = { centre: [x, y], room: nearest.distance };
    x += (step * (x - nearest.x)) / nearest.distance;
    y += (step * (y - nearest.y)) / nearest.distance;
  }
  return best.centre;
}

/** The rim without the sectors whose nearest point lies further than `reach`. */
export const rimWithin = (rim: Float64Array, reach: number): Float64Array =>
  rim.map((_, i) => (rim[i - (i % 3) + 2]! <= reach ? rim[i]! : Infinity));

const distancesOf = (rim: Float64Array): Float64Array => rim.filter((_, i) => i % 3 === 2);

export const countOf = (rim: Float64Array): number =>
  distancesOf(rim).filter((each) => each < Infinity).length;

export const medianOf = (rim: Float64Array): number => distancesOf(rim).sort()[SECTORS / 2]!;

export function leastOf(rim: Float64Array): number {
  let least = Infinity;
  for (let i = 2; i < rim.length; i += 3) least = Math.min(least, rim[i]!);
  return least;
}
