"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  open: boolean;
  /** Escape, the back of the dialog, or the platform asked to close. */
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  /** Buttons, the harmless one first; the last names the consequence and the sum. */
  actions?: ReactNode;
  width?: number;
};

/** The platform's modal dialog: focus stays inside and goes back to where it came from. */
export function Dialog({ open, onClose, title, children, actions, width }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    // Escape is the key for it, built into the element
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={heading}
      style={width ? ({ "--dialog-width": `${width}px` } as React.CSSProperties) : undefined}
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      {open ? (
        <div>
          <h2 className="h3" id={heading}>
            {title}
          </h2>
          {children}
          {actions ? <div className="acts">{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}
