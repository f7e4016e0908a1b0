import { type ComponentProps, type ReactNode, useId } from "react";
import { type ButtonLook, buttonClass } from "./button-look.ts";
import { Kbd } from "./kbd.tsx";

type Props = Omit<ComponentProps<"button">, "disabled" | "className"> &
  ButtonLook & {
    /** Work is under way: the label should say which ("Checking the sum"). Presses do nothing. */
    busy?: boolean;
    /** Why it cannot be pressed now. Shown beside it; the button keeps focus. */
    off?: ReactNode;
    /** The key that does the same. */
    hotkey?: string;
  };

/** One button. Never `disabled`: what is off stays reachable and says why. */
export function Button(props: Props) {
  const { variant, size, wide, icon, className, busy, off, hotkey, children, onClick, type, ...rest } = props;
  const why = useId();
  const still = Boolean(busy || off);
  return (
    <>
      <button
        {...rest}
        type={still ? "button" : (type ?? "button")}
        className={buttonClass({ variant, size, wide, icon, className })}
        onClick={still ? undefined : onClick}
        aria-busy={busy || undefined}
        aria-disabled={still || undefined}
        aria-keyshortcuts={hotkey}
        aria-describedby={off ? why : rest["aria-describedby"]}
      >
        {children}
        {hotkey ? <Kbd>{hotkey}</Kbd> : null}
      </button>
      {off ? (
        <span id={why} className="btn-why">
          {off}
        </span>
      ) : null}
    </>
  );
}
