import type { ReactNode } from "react";
import { Note } from "./note.tsx";

type Props = {
  /** What happened. */
  title: string;
  /** What is safe, then what to do. */
  children: ReactNode;
  code?: string;
  action?: ReactNode;
};

/** A failure in four parts: what happened, what is safe, what to do, the code. */
export function ErrorState({ title, children, code, action }: Props) {
  return (
    <Note tone="bad" role="status" title={`${title}.`} actions={action}>
      {children} {code ? <span className="nw">{code}</span> : null}
    </Note>
  );
}
