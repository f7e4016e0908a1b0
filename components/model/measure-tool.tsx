"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { type RefObject, useEffect, useImperativeHandle, useMemo } from "react";
import { BufferGeometry, type Group, type Plane, Raycaster, Vector2, type Vector3 } from "three";
import styles from "./viewer.module.css";

/** A press that moved further than this, px, was a turn of the model. */
const STEADY_PX = 5;

export type MeasureHandle = { pickMiddle: () => void };

type Props = {
  piece: RefObject<Group | null>;
  cut: Plane | null;
  points: readonly Vector3[];
  onPoint: (point: Vector3) => void;
  layer: RefObject<HTMLDivElement | null>;
  handle: RefObject<MeasureHandle | null>;
};

/** Inside the canvas while measuring: a press puts a point on the surface, the line between two is drawn. */
export function MeasureTool({ piece, cut, points, onPoint, layer, handle }: Props) {
  const camera = useThree((state) => state.camera);
  const canvas = useThree((state) => state.gl.domElement);
  const invalidate = useThree((state) => state.invalidate);
  const line = useMemo(() => new BufferGeometry().setFromPoints([...points]), [points]);
  const pick = useMemo(() => {
    const caster = new Raycaster();
    return (x: number, y: number) => {
      if (!piece.current) return;
      caster.setFromCamera(new Vector2(x, y), camera);
      const hits = caster.intersectObject(piece.current, true);
      const hit = hits.find(({ point }) => !cut || cut.distanceToPoint(point) >= 0);
      if (hit) onPoint(hit.point);
    };
  }, [piece, camera, cut, onPoint]);
  useImperativeHandle(handle, () => ({ pickMiddle: () => pick(0, 0) }), [pick]);
  useEffect(() => {
    let from: { x: number; y: number } | null = null;
    const down = ({ clientX: x, clientY: y }: PointerEvent) => {
      from = { x, y };
    };
    const up = ({ clientX, clientY }: PointerEvent) => {
      if (!from || Math.hypot(clientX - from.x, clientY - from.y) > STEADY_PX) return;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      pick(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2);
    };
    canvas.addEventListener("pointerdown", down);
    canvas.addEventListener("pointerup", up);
    return () => {
      canvas.removeEventListener("pointerdown", down);
      canvas.removeEventListener("pointerup", up);
    };
  }, [canvas, pick]);
  useEffect(() => {
    invalidate();
    return () => line.dispose();
  }, [line, invalidate]);
  useFrame(({ size }) => {
    points.forEach((point, i) => {
      const dot = layer.current?.children[i] as HTMLElement | undefined;
      const seen = point.clone().project(camera);
      if (!dot) return;
      dot.style.left = `${((seen.x + 1) / 2) * size.width}px`;
      dot.style.top = `${((1 - seen.y) / 2) * size.height}px`;
    });
  });
  return points.length < 2 ? null : (
    <lineSegments geometry={line} renderOrder={2}>
      <lineBasicMaterial color="#b00057" depthTest={false} transparent />
    </lineSegments>
  );
}

/** Above the canvas: the points of a measurement. */
export function MeasureDots({ points, ref }: Pick<Props, "points"> & { ref: Props["layer"] }) {
  return (
    <div className={styles.pins} ref={ref} aria-hidden="true">
      {points.map((point) => (
        <i key={point.toArray().join()} className={styles.dot} />
      ))}
    </div>
  );
}
