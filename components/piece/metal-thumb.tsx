import { Gem } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { METALS, type MetalId } from "#lib/domain/metals.ts";
import styles from "./piece.module.css";

/** Stands for a picture that is not there: the colour of the metal. */
export function MetalThumb({ metalId, big }: { metalId: MetalId | null; big?: boolean | undefined }) {
  const metal = metalId ? METALS[metalId].swatch : "swatch-silver";
  return (
    <span className={cx(styles.thumb, big && styles.big, styles[metal])} aria-hidden="true">
      <Gem className={big ? "ic" : "ic ic-16"} />
    </span>
  );
}
