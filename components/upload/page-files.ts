"use client";
import { useEffect, useRef, useState } from "react";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/**
 * Files dropped anywhere on the page or pasted into it. Returns whether a file is being dragged over the page;
 * `onNear` is called when one comes in. A paste into a field stays with the field.
 */
export function usePageFiles(onFiles: (files: File[]) => void, onNear: () => void): boolean {
  const [dragged, setDragged] = useState(false);
  const on = useRef({ onFiles, onNear });
  useEffect(() => {
    on.current = { onFiles, onNear };
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let depth = 0;
    const turn = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      if (depth === 0) on.current.onNear();
      depth = Math.max(0, depth + by);
      setDragged(depth > 0);
    };
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setDragged(false);
      on.current.onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const isField = event.target instanceof HTMLElement && event.target.closest("input, textarea");
      if (files.length > 0 && !isField) on.current.onFiles(files);
    };
    window.addEventListener("dragenter", turn(1), { signal });
    window.addEventListener("dragleave", turn(-1), { signal });
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("drop", drop, { signal });
    window.addEventListener("paste", paste, { signal });
    return () => stop.abort();
  }, []);
  return dragged;
}
