import { type ChangeEvent, useEffectEvent, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";

type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Props<B extends Box> = {
  value?: string | number | readonly string[] | undefined;
  checked?: boolean | undefined;
  onChange?: ((event: ChangeEvent<B>) => void) | undefined;
};

/**
 * What was typed or chosen before the page was awake is told to `onChange` when it wakes: the browser kept it, and
 * nobody heard of it; the next drawing would wipe it out. Told before the browser can bring another key: no letter
 * falls between. Returns the ref of the box.
 */
export function useEarlyInput<B extends Box>({ value, checked, onChange }: Props<B>) {
  const box = useRef<B>(null);
  const tell = useEffectEvent((event: ChangeEvent<B>) => onChange?.(event));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn first is what the page woke with
  useLayoutEffect(() => {
    const field = box.current as (B & { checked?: boolean }) | null;
    const key = checked === undefined ? "value" : "checked";
    const [drawn, early] = [checked ?? value, field?.[key]];
    if (!field || drawn === undefined || String(early) === String(drawn)) return;
    // a radio button that lost its mark lost it to another, which is told
    if (field.type === "radio" && !early) return;
    // One box after the other: a form that spreads its state must have drawn the one before.
    queueMicrotask(() => {
      Object.assign(field, { [key]: early });
      flushSync(() => tell({ target: field, currentTarget: field } as unknown as ChangeEvent<B>));
    });
  }, []);
  return box;
}
