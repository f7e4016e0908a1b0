"use client";
import { useEffect, useRef } from "react";
import { announce } from "./live-region.ts";

type Props = {
  /** 0 to 1. */
  share: number;
  /** What is being done; also what a reader hears at each quarter. */
  label: string;
  /** The share in words of the locale, as shown. */
  shareText: string;
  /** "2 min left". */
  left?: string;
  /** What is safe and what happens when the tab is closed. */
  detail?: string;
};

/** How far the work is, in words and as a bar; silent to readers but for the quarters. */
export function ProgressBar({ share, label, shareText, left, detail }: Props) {
  const told = useRef(0);
  useEffect(() => {
    const quarter = Math.floor(share * 4);
    if (quarter > told.current) announce(`${label}, ${shareText}`);
    told.current = quarter;
  }, [share, label, shareText]);
  return (
    <div className="stack" style={{ "--gap": "var(--s2)" } as React.CSSProperties}>
      <div className="row between">
        <span className="strong">{label}</span>
        <span className="muted">{left ? `${shareText}, ${left}` : shareText}</span>
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <i style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </div>
      {detail ? <p className="small muted">{detail}</p> : null}
    </div>
  );
}
