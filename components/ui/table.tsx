import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

/** A staff table with its name; scrolls sideways inside itself and can be reached by keyboard then. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // a region that scrolls has to be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="tblwrap">
      <table className="tbl">{children}</table>
    </section>
  );
}

type RowProps = ComponentProps<"tr"> & {
  /** selected by keyboard; changed within 2 s; taken by someone else */
  look?: "sel" | "fresh" | "gone";
};

export function Row({ look, className, ...rest }: RowProps) {
  return <tr {...rest} className={cx(look, className)} aria-current={look === "sel" ? "true" : undefined} />;
}
