import type { LucideIcon } from "lucide-react";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Tone = "ok" | "warn" | "bad" | "info" | "plain";
const icons: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  info: Info,
  plain: Info,
};

type Props = {
  tone?: Tone;
  /** The fact, in strong. */
  title?: ReactNode;
  /** What is safe and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  icon?: ReactNode;
  /** `status` for news that may wait, `alert` only for a lost claim or a payment result. */
  role?: "status" | "alert";
};

/** A tinted block of one fact: never colour alone, always words and an icon. */
export function Note({ tone = "info", title, children, actions, icon, role }: Props) {
  const Own = icons[tone];
  return (
    <div className={cx("note", tone !== "info" && tone)} role={role}>
      {icon ?? <Own className="ic" />}
      <p>
        {title ? <strong>{title}</strong> : null}
        {title && children ? " " : null}
        {children}
      </p>
      {actions ? <p className="acts">{actions}</p> : null}
    </div>
  );
}
