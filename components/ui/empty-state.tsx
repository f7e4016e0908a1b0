import type { ReactNode } from "react";

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing yet, nothing under this filter, or all done: the caller says which and what to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="card empty">
      <h2 className="h3">{title}</h2>
      {children ? <p className="muted">{children}</p> : null}
      {action}
    </div>
  );
}
