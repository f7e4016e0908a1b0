/** Directions about the pole, of length 1, and their weights, which sum to 1. */
export type Lobe = readonly { x: number; y: number; z: number; weight: number }[];

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * What metal of a roughness (as a physical material has it) mirrors where a mirror would show the pole: GGX of
 * roughness squared, which is what the viewer's drawing takes.
 */
export function metalLobe(roughness: number, rays: number): Lobe {
  const alpha = roughness ** 2;
  return lobeOfRays(rays, (u) => {
    // the mirror of the pole in a facet that GGX tilts so far
    const tilted = Math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u));
    const z = 2 * tilted * tilted - 1;
    return { z, weight: Math.max(0, z) };
  });
}

/** A lobe of `rays` turned evenly about the pole; `at` gives the height of each and its share, for 0..1. */
export function lobeOfRays(rays: number, at: (u: number) => { z: number; weight: number }): Lobe {
  const all = Array.from({ length: rays }, (_, i) => {
    const { z, weight } = at((i + 0.5) / rays);
    const turn = 2 * Math.PI * ((i * GOLDEN) % 1);
    const flat = Math.sqrt(Math.max(0, 1 - z * z));
    return { x: flat * Math.cos(turn), y: flat * Math.sin(turn), z, weight };
  });
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  return all.map((each) => ({ ...each, weight: each.weight / sum }));
}
