import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type TimelineStep = {
  key: string;
  state: "done" | "now" | "next";
  name: ReactNode;
  /** When it happened or is expected. */
  when?: ReactNode;
  text?: ReactNode;
  /** What sits on the step: notes, events, photos. */
  children?: ReactNode;
};

/** Steps in order; only the current one is gold, and none is marked done without an event behind it. */
export function Timeline({ steps, doneLabel }: { steps: readonly TimelineStep[]; doneLabel: string }) {
  return (
    <ol className="tl">
      {steps.map((step, index) => (
        <li
          key={step.key}
          className={cx(step.state !== "done" && step.state)}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span className="dot">
            {step.state === "done" ? <Check className="ic" aria-label={doneLabel} /> : index + 1}
          </span>
          <div>
            <p className="hd">
              <span className="nm">{step.name}</span>
              {step.when ? <span className="t">{step.when}</span> : null}
            </p>
            {step.text ? <p className="b">{step.text}</p> : null}
            {step.children ? <div className="ev">{step.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
