type Props = {
  src: string;
  /** Natural size in pixels, so that nothing jumps when it arrives. */
  width: number;
  height: number;
  /** What it shows; empty when the words beside it say the same. */
  alt: string;
  className?: string;
  /** The largest picture of the first screen. */
  first?: boolean;
};

/** A still picture of the right size already: no optimiser in the way and no script for it. */
export function Picture({ first, ...rest }: Props) {
  const when = first ? ({ fetchPriority: "high" } as const) : ({ loading: "lazy" } as const);
  // biome-ignore lint/performance/noImgElement: files are made at their size; next/image would add script
  return <img {...rest} {...when} alt={rest.alt} decoding="async" />;
}
