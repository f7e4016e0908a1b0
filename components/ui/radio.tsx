import { useEarlyInput } from "./use-early-input.ts";

type Props = { name: string; value: string; checked: boolean; onChoose: () => void };

/** A radio button; what was chosen before the page is awake is not lost. */
export function Radio({ onChoose, ...rest }: Props) {
  const box = useEarlyInput<HTMLInputElement>({ checked: rest.checked, onChange: onChoose });
  return <input type="radio" {...rest} ref={box} onChange={onChoose} />;
}
