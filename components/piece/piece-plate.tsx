"use client";
import { useTranslations } from "use-intl/react";
import { cx } from "#components/ui/cx.ts";
import { MetalThumb } from "./metal-thumb.tsx";
import { Picture } from "./picture.tsx";
import styles from "./piece.module.css";
import { type Pictured, usePicture } from "./use-picture.ts";

type Props = Pictured & {
  /** What the piece is, in words: kind, and size where it is known. Needs the namespace `price`. */
  piece: string;
  className?: string | undefined;
};

/** A piece in its metal on a plate of its own; whoever uses it gives the plate its size. */
export function PiecePlate({ piece, className, ...pictured }: Props) {
  const price = useTranslations("price");
  const picture = usePicture(pictured, "large");
  const metal = pictured.metalId ? price(`metals.${pictured.metalId}`) : "";
  return (
    <div className={cx("plate", styles.plate, className)}>
      {picture ? (
        <Picture picture={picture} alt={price("picture", { piece, metal })} />
      ) : (
        <MetalThumb metalId={pictured.metalId} big />
      )}
    </div>
  );
}
