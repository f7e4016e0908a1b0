import { cx } from "./cx.ts";

export type ButtonLook = {
  variant?: "primary" | "second" | "quiet" | "danger";
  size?: "normal" | "big" | "sm" | "mini";
  wide?: boolean;
  /** Square, for an icon alone: give it an aria-label. */
  icon?: boolean;
  className?: string;
};

export function buttonClass({ variant = "primary", size = "normal", wide, icon, className }: ButtonLook) {
  return cx(
    "btn",
    variant !== "primary" && variant,
    size !== "normal" && size,
    wide && "wide",
    icon && "icon",
    className,
  );
}
