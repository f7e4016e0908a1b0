import type { ReactNode } from "react";

/** Words for readers of the page who do not see it. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="vh">{children}</span>;
}
