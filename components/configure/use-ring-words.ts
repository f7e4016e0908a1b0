import { useFormat } from "#components/ui/use-format.ts";
import { RING_DIAMETER_MM } from "#lib/domain/ring-size.ts";

/** A ring's size in words: in the systems people name, or plain mm where no finger fits. */
export function useRingWords() {
  const format = useFormat();
  return (diameterMm: number): string => {
    const rounded = Math.round(diameterMm * 100) / 100;
    const { min, max } = RING_DIAMETER_MM;
    return rounded >= min && rounded <= max ? format.ringSize(rounded) : format.mm(rounded);
  };
}
