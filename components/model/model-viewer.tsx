"use client";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import type { MetalId } from "#lib/domain/metals.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import type { CameraHandle } from "./camera-rig.tsx";
import { type CameraMove, moved, moveOfKey, type ViewName, views } from "./camera-views.ts";
import type { Look } from "./piece.tsx";
import type { ModelPin } from "./pins.ts";
import { usePreview } from "./use-preview.ts";
import { useWebgl } from "./use-webgl.ts";
import styles from "./viewer.module.css";
import { ViewerFailed, ViewerLoading, ViewerUnable } from "./viewer-states.tsx";
import { ViewerTools } from "./viewer-tools.tsx";

const ModelCanvas = lazy(() => import("./model-canvas.tsx"));

export type ModelViewerProps = {
  /** A preview as lib/geometry/preview.ts encodes it, or its address. */
  source: ArrayBuffer | string;
  /** Of the analysis, or what the customer chose: sizes are shown under it. */
  mmPerUnit: number;
  metal?: MetalId;
  finish?: Finish;
  /** Type, size, mass and findings in words: the model for who does not see it. */
  description: string;
  /** Sides of the box in words, for browsers that cannot draw. */
  sizeText: string;
  /** Marks of findings; with any, the viewer offers its clay mode. */
  pins?: readonly ModelPin[];
  /** The finding chosen in the list beside: the viewer goes there in clay. */
  selectedPin?: string;
  onSelectPin?: (id: string) => void;
};

/** A model to turn: by drag, buttons and keys. Needs the namespaces `model` and `states`. */
export function ModelViewer(props: ModelViewerProps) {
  const t = useTranslations("model");
  const able = useWebgl();
  const preview = usePreview(props.source);
  const camera = useRef<CameraHandle>(null);
  const { look, setMode } = useLook(props);
  const go = (view: ViewName) => camera.current?.goTo(views[view]);
  function move(step: CameraMove) {
    const now = camera.current?.stand();
    if (now) camera.current?.goTo(moved(now, step));
  }

  function press(event: React.KeyboardEvent) {
    const meant = moveOfKey(event.key);
    if (!meant || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (meant === "start") go("start");
    else move(meant);
  }

  if (able === false) return <ViewerUnable sizeText={props.sizeText} description={props.description} />;
  if (preview.state === "failed") return <ViewerFailed sizeText={props.sizeText} onRetry={preview.retry} />;
  return (
    <div className={styles.viewer} data-viewer>
      {able && preview.state === "ready" ? (
        <Suspense fallback={<ViewerLoading />}>
          <ModelCanvas
            preview={preview.preview}
            mmPerUnit={props.mmPerUnit}
            look={look}
            pins={props.pins ?? []}
            selectedPin={props.selectedPin}
            onSelectPin={(id) => props.onSelectPin?.(id)}
            camera={camera}
            label={`${props.description} ${t("keys")}`}
            onKeyDown={press}
          />
        </Suspense>
      ) : (
        <ViewerLoading />
      )}
      <div className={styles.top}>
        {props.pins?.length ? (
          <SegmentedControl
            name="viewer-mode"
            legend={t("mode.legend")}
            small
            value={look.mode}
            onChange={setMode}
            choices={[
              { value: "metal", label: t("mode.metal") },
              { value: "clay", label: t("mode.clay") },
            ]}
          />
        ) : null}
      </div>
      <ViewerTools onMove={move} onView={go} />
    </div>
  );
}

/** Metal, or clay once a finding is chosen; the reader may switch back. */
function useLook({ metal = "gold_585_yellow", finish = "polished", selectedPin }: ModelViewerProps) {
  const [mode, setMode] = useState<Look["mode"]>(selectedPin ? "clay" : "metal");
  const [followed, setFollowed] = useState(selectedPin);
  if (followed !== selectedPin) {
    setFollowed(selectedPin);
    if (selectedPin) setMode("clay");
  }
  return { look: { mode, metal, finish } satisfies Look, setMode };
}
