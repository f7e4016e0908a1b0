"use client";
import { cx } from "#components/ui/cx.ts";
import { MetalThumb } from "./metal-thumb.tsx";
import { Picture } from "./picture.tsx";
import styles from "./piece.module.css";
import { type Pictured, usePicture } from "./use-picture.ts";

/** A piece in a row of a list: its picture in its metal, or the metal alone. The words stand beside it. */
export function PieceThumb({ big, ...piece }: Pictured & { big?: boolean }) {
  const picture = usePicture(piece, "small");
  if (!picture) return <MetalThumb metalId={piece.metalId} big={big} />;
  const look = cx(styles.thumb, styles.picture, big && styles.big);
  return <Picture picture={picture} alt="" className={look} loading="lazy" />;
}
