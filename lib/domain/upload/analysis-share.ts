/** Where each stage begins in the whole, from measurements on binary STL; walls take most of it. */
const BEGINS = { reading: 0, welding: 0.12, topology: 0.15, measuring: 0.22, walls: 0.25 } as const;
const ENDS = { reading: 0.12, welding: 0.15, topology: 0.22, measuring: 0.25, walls: 1 } as const;

/** Share of the whole analysis (0..1) from the share of one of its stages. */
export function overallShare(progress: { stage: keyof typeof BEGINS; share: number }): number {
  const begin = BEGINS[progress.stage];
  const within = Math.min(1, Math.max(0, progress.share));
  return begin + within * (ENDS[progress.stage] - begin);
}
