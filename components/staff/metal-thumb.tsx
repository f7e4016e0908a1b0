import { Gem } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { METALS, type MetalId } from "#lib/domain/metals.ts";
import styles from "./staff.module.css";

/** Stands for a picture: the colour of the metal. The customer's model is opened only on purpose. */
export function MetalThumb({ metalId, big }: { metalId: MetalId | null; big?: boolean }) {
  const metal = metalId ? METALS[metalId].swatch : "swatch-silver";
  return (
    <span className={cx(styles.thumb, big && styles.big, styles[metal])} aria-hidden="true">
      <Gem className={big ? "ic" : "ic ic-16"} />
    </span>
  );
}
