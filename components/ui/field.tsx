import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what is right; shown instead of nothing, announced with the field. */
  error?: ReactNode;
  /** Beside the label, muted: "optional". */
  aside?: ReactNode;
  hideLabel?: boolean;
};

/** The attributes that tie a control to its hint and error. */
export function fieldAttributes(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined };
}

/** Label, control, hint, error, in this order. `id` is the control's. */
export function Field({ id, label, hint, error, aside, hideLabel, children }: FieldWords & FieldFrame) {
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? "vh" : undefined}>
        {label}
        {aside ? <span className="small muted"> {aside}</span> : null}
      </label>
      {children}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="err" id={`${id}-error`}>
          <CircleAlert className="ic" />
          {error}
        </span>
      ) : null}
    </div>
  );
}

type FieldFrame = { id: string; children: ReactNode };
