import { type ChangeEvent, useEffect, useEffectEvent, useRef } from "react";
import { flushSync } from "react-dom";

type Box = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Props<B extends Box> = {
  value?: string | number | readonly string[] | undefined;
  onChange?: ((event: ChangeEvent<B>) => void) | undefined;
};

/**
 * What was typed or chosen before the page was awake is told to `onChange` when it wakes: the browser kept it, and
 * nobody heard of it; the next drawing would wipe it out. Returns the ref of the box.
 */
export function useEarlyInput<B extends Box>({ value, onChange }: Props<B>) {
  const box = useRef<B>(null);
  const drawn = useRef(value);
  const tell = useEffectEvent((event: ChangeEvent<B>) => onChange?.(event));
  useEffect(() => {
    const typed = box.current?.value;
    if (drawn.current === undefined || typed === undefined || typed === String(drawn.current)) return;
    // One box after the other: a form that spreads its state must have drawn the one before.
    const timer = setTimeout(() => {
      if (!box.current) return;
      box.current.value = typed;
      const event = { target: box.current, currentTarget: box.current } as unknown as ChangeEvent<B>;
      flushSync(() => tell(event));
    });
    return () => clearTimeout(timer);
  }, []);
  return box;
}
