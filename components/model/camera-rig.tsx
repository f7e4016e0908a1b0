"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { type PerspectiveCamera, Spherical, Vector3 } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { type Stand, views, zoomLimits } from "./camera-views.ts";

/** Steers the camera from outside the canvas. */
export type CameraHandle = { stand: () => Stand; goTo: (stand: Stand) => void };

type Props = { radius: number; still: boolean; handle: RefObject<CameraHandle | null> };

const travelMs = 200;

/** Orbit by drag, pinch, and by hand through `handle`. Frames are drawn only while something moves. */
export function CameraRig({ radius, still, handle }: Props) {
  const camera = useThree((state) => state.camera as PerspectiveCamera);
  const canvas = useThree((state) => state.gl.domElement);
  const invalidate = useThree((state) => state.invalidate);
  const aspect = useThree((state) => state.size.width / Math.max(1, state.size.height));
  const distance = fitDistance(radius, camera.fov, aspect);
  const controls = useMemo(() => new OrbitControls(camera), [camera]);
  // a resized window keeps the view
  const fitted = useRef(0);
  const trip = useRef<{ from: Stand; to: Stand; since: number } | null>(null);

  useEffect(() => {
    controls.connect(canvas);
    // sideways strokes turn the piece, up and down scroll the page
    canvas.style.touchAction = "pan-y";
    controls.enablePan = false;
    const wake = () => invalidate();
    const grab = () => {
      trip.current = null;
    };
    const wheel = (event: WheelEvent) => {
      // the wheel belongs to the page until the model is in focus
      controls.enableZoom = event.ctrlKey || canvas.closest("[data-viewer]:focus-within") !== null;
    };
    controls.addEventListener("change", wake);
    controls.addEventListener("start", grab);
    canvas.addEventListener("wheel", wheel, { capture: true, passive: true });
    return () => {
      canvas.removeEventListener("wheel", wheel, { capture: true });
      controls.dispose();
    };
  }, [controls, canvas, invalidate]);

  useEffect(() => {
    controls.enableDamping = !still;
    controls.minDistance = distance / zoomLimits.max;
    controls.maxDistance = distance / zoomLimits.min;
    camera.near = distance / 100;
    camera.far = distance * 10;
    camera.updateProjectionMatrix();
    place(camera, controls, fitted.current ? standOf(camera, fitted.current) : views.start, distance);
    fitted.current = distance;
    invalidate();
  }, [camera, controls, distance, still, invalidate]);

  useImperativeHandle(
    handle,
    () => ({
      stand: () => trip.current?.to ?? standOf(camera, distance),
      goTo(to) {
        trip.current = { from: standOf(camera, distance), to, since: still ? 0 : performance.now() };
        invalidate();
      },
    }),
    [camera, distance, still, invalidate],
  );

  useFrame(() => {
    if (!trip.current) {
      controls.update();
      return;
    }
    const share = Math.min(1, (performance.now() - trip.current.since) / travelMs);
    place(camera, controls, between(trip.current.from, trip.current.to, share), distance);
    if (share === 1) trip.current = null;
    invalidate();
  });
  return null;
}

/** Distance at which a ball of `radius` fills the smaller side of the window, with a margin. */
function fitDistance(radius: number, fov: number, aspect: number): number {
  const half = (fov * Math.PI) / 360;
  const narrow = Math.min(half, Math.atan(Math.tan(half) * aspect));
  return (radius / Math.sin(narrow)) * 0.98;
}

function standOf(camera: PerspectiveCamera, distance: number): Stand {
  const { radius, phi, theta } = new Spherical().setFromVector3(camera.position);
  return { azimuth: theta, elevation: Math.PI / 2 - phi, zoom: distance / radius };
}

function place(camera: PerspectiveCamera, controls: OrbitControls, stand: Stand, distance: number) {
  const at = new Spherical(distance / stand.zoom, Math.PI / 2 - stand.elevation, stand.azimuth);
  camera.position.copy(new Vector3().setFromSpherical(at));
  camera.lookAt(0, 0, 0);
  controls.update();
}

/** Eased, and the short way round. */
function between(from: Stand, to: Stand, share: number): Stand {
  const eased = 1 - (1 - share) ** 3;
  const turn = to.azimuth - from.azimuth;
  const short = turn - Math.round(turn / (2 * Math.PI)) * 2 * Math.PI;
  return {
    azimuth: from.azimuth + short * eased,
    elevation: from.elevation + (to.elevation - from.elevation) * eased,
    zoom: from.zoom * (to.zoom / from.zoom) ** eased,
  };
}
