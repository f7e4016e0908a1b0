import { ChevronRight } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type Props = ComponentProps<"details"> & { summary: ReactNode };

/** `<details>`: opens without script, and the browser's search finds what is inside. */
export function Disclosure({ summary, className, children, ...rest }: Props) {
  return (
    <details {...rest} className={cx("disclosure", className)}>
      <summary>
        {summary}
        <ChevronRight className="ic ic-16" />
      </summary>
      {children}
    </details>
  );
}
