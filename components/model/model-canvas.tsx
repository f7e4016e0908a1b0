"use client";
import { Canvas } from "@react-three/fiber";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { type CameraHandle, CameraRig } from "./camera-rig.tsx";
import { standAt } from "./camera-views.ts";
import { modelOf } from "./model-geometry.ts";
import { type Look, Piece } from "./piece.tsx";
import { PinLayer, PinPlacer } from "./pin-layer.tsx";
import { type ModelPin, toScene } from "./pins.ts";
import { Studio } from "./studio.tsx";
import { useReducedMotion } from "./use-reduced-motion.ts";
import styles from "./viewer.module.css";

type Props = {
  preview: PreviewMesh;
  mmPerUnit: number;
  look: Look;
  pins: readonly ModelPin[];
  selectedPin?: string;
  onSelectPin: (id: string) => void;
  innerDiameterMm?: number;
  camera: RefObject<CameraHandle | null>;
  /** The model in words. */
  label: string;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The drawing itself: everything that needs three. Loaded only where a model is shown. */
export default function ModelCanvas(props: Props) {
  const { preview, mmPerUnit, look, pins, selectedPin, onSelectPin, camera } = props;
  const still = useReducedMotion();
  const layer = useRef<HTMLDivElement>(null);
  const model = useMemo(() => modelOf(preview, mmPerUnit), [preview, mmPerUnit]);
  useEffect(() => () => model.geometry.dispose(), [model]);
  const shownPins = look.mode === "clay" ? pins : noPins;

  useEffect(() => {
    const pin = pins.find((each) => each.id === selectedPin);
    if (pin) camera.current?.goTo(standAt(...toScene(model.toModel(pin.point))));
  }, [pins, selectedPin, model, camera]);

  return (
    <>
      <div
        className={styles.canvas}
        role="img"
        aria-label={props.label}
        // arrows turn the model while it has focus
        tabIndex={0}
        onKeyDown={props.onKeyDown}
      >
        <Canvas frameloop="demand" camera={{ fov: 22 }} dpr={[1, 2]} gl={{ antialias: true, alpha: true }}>
          <Studio mode={look.mode} />
          <Piece model={model} look={look} />
          <CameraRig radius={model.radius} start={model.start} still={still} handle={camera} />
          <PinPlacer pins={shownPins} model={model} layer={layer} />
        </Canvas>
      </div>
      <PinLayer pins={shownPins} selected={selectedPin} onSelect={onSelectPin} ref={layer} />
      <Dimensions size={model.size} innerDiameterMm={props.innerDiameterMm} preview={preview} />
    </>
  );
}

const noPins: readonly ModelPin[] = [];

type DimensionsProps = { size: readonly number[]; innerDiameterMm?: number; preview: PreviewMesh };

function Dimensions({ size, innerDiameterMm, preview }: DimensionsProps) {
  const t = useTranslations("model");
  const format = useFormat();
  const shown = preview.index.length / 3;
  const all = preview.sourceTriangles;
  return (
    <p className={styles.dims}>
      {format.box(size)}
      {innerDiameterMm ? (
        <span className="blk">{t("inside", { size: format.mm(innerDiameterMm) })}</span>
      ) : null}
      {shown < all ? (
        <span className="blk">{t("light", { shown: format.number(shown), all: format.number(all) })}</span>
      ) : null}
    </p>
  );
}
