"use client";
import { Canvas } from "@react-three/fiber";
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { BufferGeometry, Group } from "three";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { LENS_DEGREES } from "#lib/geometry/preview/first-view.ts";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { BenchPanels } from "./bench-panels.tsx";
import { BenchTools } from "./bench-tools.tsx";
import { type CameraHandle, CameraRig } from "./camera-rig.tsx";
import { standAt } from "./camera-views.ts";
import { ChangedTriangles } from "./changed-triangles.tsx";
import type { Comparison } from "./compare.ts";
import { drawingPower } from "./drawing-power.ts";
import { FloorShadow } from "./floor-shadow.tsx";
import { MeasureDots, type MeasureHandle, MeasureTool } from "./measure-tool.tsx";
import type { ShownModel } from "./model-geometry.ts";
import { NamedTriangles } from "./named-triangles.tsx";
import { type Look, Piece } from "./piece.tsx";
import { PinLayer, PinPlacer } from "./pin-layer.tsx";
import type { ModelPin } from "./pins.ts";
import { Studio } from "./studio.tsx";
import { type Bench, useBench } from "./use-bench.ts";
import { useCompare } from "./use-compare.ts";
import { useModel } from "./use-model.ts";
import { useReducedMotion } from "./use-reduced-motion.ts";
import { type ShapeDesk, useAnswer, useShapeDesk } from "./use-shape-desk.ts";
import { useShownGeometry } from "./use-shown-geometry.ts";
import styles from "./viewer.module.css";
import { ViewerLoading } from "./viewer-states.tsx";

type Props = {
  preview: PreviewMesh;
  /** The copy that carries what the analysis read off the surface; null while there is none. */
  measured: PreviewMesh | null;
  /** The other file of a repair, where it is being compared. */
  other: PreviewMesh | null;
  compare?: Comparison | undefined;
  /** Called when nothing can be drawn after all. */
  onBroken: () => void;
  mmPerUnit: number;
  wallLimitMm: number;
  look: Look;
  pins: readonly ModelPin[];
  selectedPin?: string | undefined;
  onSelectPin: (id: string) => void;
  innerDiameterMm?: number | undefined;
  camera: RefObject<CameraHandle | null>;
  /** The model in words. */
  label: string;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The drawing itself: everything that needs three. Loaded only where a model is shown. */
export default function ModelCanvas(props: Props) {
  const { preview, mmPerUnit, onBroken } = props;
  const desk = useShapeDesk(onBroken);
  const model = useModel(desk, preview, mmPerUnit);
  return model && desk ? <Drawing {...props} desk={desk} model={model} /> : <ViewerLoading />;
}

type DrawingProps = Props & { desk: ShapeDesk; model: ShownModel };

function Drawing(props: DrawingProps) {
  const { measured, mmPerUnit, look, pins, selectedPin, onSelectPin, camera, desk, model } = props;
  const layer = useRef<HTMLDivElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const measure = useRef<MeasureHandle>(null);
  const bench = useBench(model.sides);
  const areApart = bench.has("parts");
  const shown = useShownGeometry({ ...props, areApart });
  const { twin, changes } = useCompare(props);
  const shadow = useAnswer(() => desk.ask("shadow", null), [desk, model]);
  const shownPins = look.mode === "metal" || areApart ? noPins : pins;
  useFlight(props);
  useStepBack(areApart, camera);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && bench.has("measure")) return measure.current?.pickMiddle();
    props.onKeyDown(event);
  };
  return (
    <>
      <div
        className={styles.canvas}
        role="img"
        aria-label={props.label}
        // arrows turn the model while it has focus
        tabIndex={0}
        onKeyDown={press}
        data-measuring={bench.has("measure") || undefined}
      >
        <Scene
          {...props}
          geometry={twin ?? shown.geometry ?? model.geometry}
          isPainted={twin === null && shown.isPainted}
          bench={bench}
          measure={measure}
          dots={dots}
        >
          {look.mode === "clay" && measured && !areApart && !bench.cut ? (
            <NamedTriangles pins={pins} measured={measured} model={model} mmPerUnit={mmPerUnit} />
          ) : null}
          {shadow && !areApart && !bench.cut ? <FloorShadow model={model} dark={shadow} /> : null}
          {changes ? <ChangedTriangles changes={changes} model={model} /> : null}
          <PinPlacer pins={shownPins} model={model} layer={layer} />
        </Scene>
      </div>
      <PinLayer pins={shownPins} selected={selectedPin} onSelect={onSelectPin} ref={layer} />
      <MeasureDots points={bench.points} ref={dots} />
      <Dimensions model={model} innerDiameterMm={props.innerDiameterMm} preview={props.preview} />
      <BenchTools bench={bench} hasParts={model.shells > 1} />
      <BenchPanels
        bench={bench}
        heatLimitMm={look.mode === "heat" && shown.isPainted ? props.wallLimitMm : null}
        changes={changes}
      />
    </>
  );
}

type SceneProps = DrawingProps & {
  geometry: BufferGeometry;
  isPainted: boolean;
  bench: Bench;
  measure: RefObject<MeasureHandle | null>;
  dots: RefObject<HTMLDivElement | null>;
  children: ReactNode;
};

/** The piece in its light, the camera, and the tool that marks points on it. */
function Scene({ geometry, isPainted, look, bench, model, camera, measure, dots, children }: SceneProps) {
  const still = useReducedMotion();
  const piece = useRef<Group>(null);
  const hasCard = drawingPower() === "card";
  return (
    <Canvas
      frameloop="demand"
      camera={{ fov: LENS_DEGREES }}
      dpr={hasCard ? [1, 2] : 1}
      gl={{ antialias: hasCard, alpha: true, localClippingEnabled: true }}
      // Asking after each shader's faults makes the page wait for all that was drawn before.
      onCreated={({ gl }) => {
        gl.debug.checkShaderErrors = false;
      }}
    >
      <Studio mode={look.mode} />
      <Piece
        geometry={geometry}
        turn={model.turn}
        isPainted={isPainted}
        look={look}
        cut={bench.cut}
        ref={piece}
      />
      <CameraRig radius={model.radius} start={model.start} still={still} handle={camera} />
      {children}
      {bench.has("measure") ? (
        <MeasureTool
          piece={piece}
          cut={bench.cut}
          points={bench.points}
          onPoint={bench.addPoint}
          layer={dots}
          handle={measure}
        />
      ) : null}
    </Canvas>
  );
}

const noPins: readonly ModelPin[] = [];

/** Goes to the place of the finding that was chosen. */
function useFlight({ pins, selectedPin, camera, model }: DrawingProps) {
  useEffect(() => {
    const pin = pins.find((each) => each.id === selectedPin);
    if (pin) camera.current?.goTo(standAt(...model.toScene(pin.point).toArray()));
  }, [pins, selectedPin, model, camera]);
}

/** Parts that stand apart need more room than the piece. */
function useStepBack(areApart: boolean, camera: Props["camera"]) {
  useEffect(() => {
    const handle = camera.current;
    if (areApart && handle) handle.goTo({ ...handle.start, zoom: 0.75 });
  }, [areApart, camera]);
}

type DimensionsProps = { model: ShownModel; innerDiameterMm: number | undefined; preview: PreviewMesh };

function Dimensions({ model, innerDiameterMm, preview }: DimensionsProps) {
  const t = useTranslations("model");
  const format = useFormat();
  const shown = model.geometry.getAttribute("position").count / 3;
  const all = preview.sourceTriangles;
  return (
    <p className={styles.dims}>
      {format.box(model.size)}
      {innerDiameterMm ? (
        <span className="blk">{t("inside", { size: format.mm(innerDiameterMm) })}</span>
      ) : null}
      {shown < all ? (
        <span className="blk">{t("light", { shown: format.number(shown), all: format.number(all) })}</span>
      ) : null}
    </p>
  );
}
