"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { type RefObject, useCallback, useEffect, useImperativeHandle, useRef } from "react";
import type { PerspectiveCamera } from "three";
import { fitDistance, type Stand } from "#lib/geometry/preview/first-view.ts";
import { placeCamera, standBetween, standOf } from "./camera-stand.ts";
import { zoomLimits } from "./camera-views.ts";
import { useOrbitControls } from "./use-orbit-controls.ts";

/** Steers the camera from outside the canvas. */
export type CameraHandle = {
  /** Where it stands, or is on its way to. */
  stand: () => Stand;
  goTo: (stand: Stand) => void;
  /** The view this piece begins with. */
  start: Stand;
};

type Props = { radius: number; start: Stand; still: boolean; handle: RefObject<CameraHandle | null> };
type Trip = { from: Stand; to: Stand; since: number };

const travelMs = 200;

/** The camera on its orbit; `still` for readers who asked for no motion. */
export function CameraRig({ radius, start, still, handle }: Props) {
  const camera = useThree((state) => state.camera as PerspectiveCamera);
  const invalidate = useThree((state) => state.invalidate);
  const aspect = useThree((state) => state.size.width / Math.max(1, state.size.height));
  const distance = fitDistance(radius, camera.fov, aspect);
  const trip = useRef<Trip | null>(null);
  const controls = useOrbitControls(
    useCallback(() => {
      trip.current = null;
    }, []),
  );
  useFitting(camera, distance, start);

  useEffect(() => {
    controls.enableDamping = !still;
    controls.minDistance = distance / zoomLimits.max;
    controls.maxDistance = distance / zoomLimits.min;
  }, [controls, distance, still]);

  useImperativeHandle(handle, () => ({
    start,
    stand: () => trip.current?.to ?? standOf(camera, distance),
    goTo(to) {
      trip.current = { from: standOf(camera, distance), to, since: still ? 0 : performance.now() };
      invalidate();
    },
  }));

  useFrame(() => {
    if (trip.current) {
      const share = Math.min(1, (performance.now() - trip.current.since) / travelMs);
      placeCamera(camera, standBetween(trip.current.from, trip.current.to, share), distance);
      if (share === 1) trip.current = null;
      invalidate();
    }
    controls.update();
  });
  return null;
}

/** Puts the camera at the first view once; a resized window, and another unit, keep the view they have. */
function useFitting(camera: PerspectiveCamera, distance: number, start: Stand) {
  const invalidate = useThree((state) => state.invalidate);
  const fitted = useRef<{ distance: number; start: Stand }>(undefined);
  useEffect(() => {
    const before = fitted.current;
    placeCamera(
      camera,
      before && isSame(before.start, start) ? standOf(camera, before.distance) : start,
      distance,
    );
    camera.near = distance / 100;
    camera.far = distance * 10;
    camera.updateProjectionMatrix();
    fitted.current = { distance, start };
    invalidate();
  }, [camera, distance, start, invalidate]);
}

const isSame = (a: Stand, b: Stand) =>
  a.azimuth === b.azimuth && a.elevation === b.elevation && a.zoom === b.zoom;
