"use client";
import { useThree } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

/** Turning by drag and pinch; `onGrab` when a hand takes over. Frames are asked for only while it moves. */
export function useOrbitControls(onGrab: () => void): OrbitControls {
  const camera = useThree((state) => state.camera);
  const canvas = useThree((state) => state.gl.domElement);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useMemo(() => new OrbitControls(camera), [camera]);
  useEffect(() => {
    controls.connect(canvas);
    // sideways strokes turn the piece, up and down scroll the page
    canvas.style.touchAction = "pan-y";
    controls.enablePan = false;
    const wake = () => invalidate();
    const wheel = (event: WheelEvent) => {
      // the wheel belongs to the page until the model is in focus
      controls.enableZoom = event.ctrlKey || canvas.closest("[data-viewer]:focus-within") !== null;
    };
    controls.addEventListener("change", wake);
    controls.addEventListener("start", onGrab);
    canvas.addEventListener("wheel", wheel, { capture: true, passive: true });
    return () => {
      controls.removeEventListener("change", wake);
      controls.removeEventListener("start", onGrab);
      canvas.removeEventListener("wheel", wheel, { capture: true });
      controls.disconnect();
    };
  }, [controls, canvas, invalidate, onGrab]);
  return controls;
}
