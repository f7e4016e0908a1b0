import type { ReactNode } from "react";

type Props = { title: string; lead: string; children: ReactNode };

/** One narrow column with a heading: the pages around signing in. */
export function AccountFrame({ title, lead, children }: Props) {
  return (
    <main id="main" className="wrap roomy">
      <div className="stack" style={{ maxWidth: 440, marginInline: "auto" }}>
        <h1 className="h1">{title}</h1>
        <p>{lead}</p>
        {children}
      </div>
    </main>
  );
}
