"use client";
import { useEffect, useRef } from "react";

export type FieldError = { fieldId: string; message: string };

/**
 * The list of what to correct, in the words of the fields. Takes focus when `errors` appear or when `attempt`
 * grows, so that a second refused submit speaks again.
 */
export function ErrorSummary(props: { title: string; errors: readonly FieldError[]; attempt?: number }) {
  const { title, errors, attempt = 0 } = props;
  const box = useRef<HTMLElement>(null);
  const shown = errors.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt takes focus again
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <section className="err-sum" ref={box} tabIndex={-1} aria-label={title}>
      <p className="strong">{title}</p>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
