import type { usePicture } from "./use-picture.ts";

type Props = {
  picture: NonNullable<ReturnType<typeof usePicture>>;
  alt: string;
  className?: string | undefined;
  loading?: "lazy";
};

/** The picture of a piece, of a size that stands before it has come. */
export function Picture({ picture, alt, className, loading }: Props) {
  return (
    // biome-ignore lint/performance/noImgElement: next/image would ask for it without the reader's cookies
    <img {...picture} alt={alt} className={className} loading={loading} decoding="async" data-picture />
  );
}
