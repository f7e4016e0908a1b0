"use client";
import { type KeyboardEvent, useRef } from "react";
import type { CameraHandle } from "./camera-rig.tsx";
import { type CameraMove, moved, moveOfKey, type ViewName, views } from "./camera-views.ts";

/** What buttons and keys do to the camera behind `handle`. */
export function useCameraMoves() {
  const handle = useRef<CameraHandle>(null);
  function go(view: ViewName) {
    const camera = handle.current;
    camera?.goTo(view === "start" ? camera.start : views[view]);
  }
  function move(step: CameraMove) {
    const camera = handle.current;
    camera?.goTo(moved(camera.stand(), step));
  }
  function press(event: KeyboardEvent) {
    const meant = moveOfKey(event.key);
    if (!meant || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (meant === "start") go("start");
    else move(meant);
  }
  return { handle, go, move, press };
}
