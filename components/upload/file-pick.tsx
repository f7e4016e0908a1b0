"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "#components/ui/cx.ts";
import { PICKED_EXTENSIONS } from "./limits-shown.ts";
import styles from "./upload.module.css";

type Props = {
  onPick: (files: File[]) => void;
  /** Class of the button it looks like. */
  look: string | undefined;
  multiple?: boolean;
  /** The pointer or the focus came near: what a pick will need can be loaded. */
  onNear?: () => void;
  children: ReactNode;
};

/** A file input that looks like a button: it opens the picker before the page is awake, and by keyboard. */
export function FilePick({ onPick, look, multiple = false, onNear, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // Emptied, so that picking the same file again is a change.
    if (input.current) input.current.value = "";
    if (files.length > 0) onPick(files);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was picked before React woke, once
  useEffect(take, []);
  return (
    <label className={cx(look, styles.pick)}>
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept={PICKED_EXTENSIONS}
        multiple={multiple}
        onChange={take}
        onPointerEnter={onNear}
        onFocus={onNear}
      />
      {children}
    </label>
  );
}
