"use client";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Pictured } from "#components/piece/use-picture.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { useShownPins } from "./change-pins.ts";
import { COMPARE_VIEWS, type Comparison } from "./compare.ts";
import type { Look, Mode } from "./piece.tsx";
import type { ModelPin } from "./pins.ts";
import { useCameraMoves } from "./use-camera-moves.ts";
import { useIdle, whenRested } from "./use-idle.ts";
import { usePreview } from "./use-preview.ts";
import { useWebgl } from "./use-webgl.ts";
import styles from "./viewer.module.css";
import { ViewerChoice } from "./viewer-choice.tsx";
import { ViewerFailed, ViewerLoading } from "./viewer-states.tsx";
import { ViewerTools } from "./viewer-tools.tsx";
import { ViewerUnable } from "./viewer-unable.tsx";

/** Its code, and then itself: two long tasks, with room between them for a press on the page. */
const ModelCanvas = lazy(async () => {
  const code = await import("./model-canvas.tsx");
  await new Promise<void>(whenRested);
  return code;
});

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
  /** Whose picture stands in for it there. */
  picture?: Pick<Pictured, "of" | "picture">;
  /** The hole a finger goes through, if the piece is a ring. */
  innerDiameterMm?: number | undefined;
  /** Address of the measured display copy; with it the viewer offers its map of walls. */
  measured?: string | undefined;
  /** The least wall of the metal, mm: the middle of that map's colours. */
  wallLimitMm?: number | undefined;
  /** Marks of findings; with any, the viewer offers its clay mode. */
  pins?: readonly ModelPin[];
  /** The finding chosen in the list beside: the viewer goes there in clay. */
  selectedPin?: string | undefined;
  onSelectPin?: (id: string) => void;
  /** The other file of a repair to compare with: its address, null until there is one. */
  compare?: (Comparison & { source: string | null }) | undefined;
};

/** A model to turn: by drag, buttons and keys. Needs the namespace `model`. Fills its parent. */
export function ModelViewer(props: ModelViewerProps) {
  const t = useTranslations("model");
  // Looking what draws here, loading the drawing and the first frame are the heaviest things a page does.
  const isIdle = useIdle();
  const able = useWebgl(isIdle);
  const loaded = usePreview(props.source);
  const camera = useCameraMoves();
  const { look, setMode } = useLook(props);
  const pictured = props.picture ? { ...props.picture, metalId: look.metal, finish: look.finish } : null;
  const { selectedPin, onSelectPin, sizeText, description, measured, compare } = props;
  const pins = useShownPins(props.pins ?? noPins, compare);
  const isCompared = compare !== undefined && compare.view !== compare.own;
  const isSame = measured === props.source;
  const modes = MODES.filter(
    (each) => each === "metal" || (each === "clay" ? pins.length > 0 : measured !== undefined),
  );
  const readings = usePreview(look.mode !== "metal" && measured && !isSame ? measured : null);

  const other = usePreview(isCompared ? compare.source : null);
  const [isBroken, setBroken] = useState(false);

  if (able === false)
    return <ViewerUnable sizeText={sizeText} description={description} pictured={pictured} />;
  if (loaded.state === "failed") return <ViewerFailed sizeText={sizeText} onRetry={loaded.retry} />;
  if (other.state === "failed") return <ViewerFailed sizeText={sizeText} onRetry={other.retry} />;
  if (isBroken) return <ViewerFailed sizeText={sizeText} onRetry={() => setBroken(false)} />;
  return (
    <div className={styles.viewer} data-viewer>
      {able && loaded.state === "ready" ? (
        <Suspense fallback={<ViewerLoading />}>
          <ModelCanvas
            preview={loaded.preview}
            measured={isSame ? loaded.preview : readings.state === "ready" ? readings.preview : null}
            wallLimitMm={props.wallLimitMm ?? DEFAULT_LIMIT_MM}
            other={other.state === "ready" ? other.preview : null}
            compare={compare}
            onBroken={() => setBroken(true)}
            mmPerUnit={props.mmPerUnit}
            look={look}
            pins={pins}
            selectedPin={selectedPin}
            onSelectPin={(id) => onSelectPin?.(id)}
            innerDiameterMm={props.innerDiameterMm}
            camera={camera.handle}
            label={`${description} ${t("keys")}`}
            onKeyDown={camera.press}
          />
        </Suspense>
      ) : (
        <ViewerLoading />
      )}
      <div className={styles.top}>
        {compare ? (
          <ViewerChoice of="compare" value={compare.view} values={COMPARE_VIEWS} onChange={compare.onView} />
        ) : null}
        {!isCompared && modes.length > 1 ? (
          <ViewerChoice of="mode" value={look.mode} values={modes} onChange={setMode} />
        ) : null}
      </div>
      <ViewerTools onMove={camera.move} onView={camera.go} />
    </div>
  );
}

/** Where nobody says for which metal, the strictest of the first limits. */
const DEFAULT_LIMIT_MM = 0.8;
const noPins: readonly ModelPin[] = [];
/** Metal to look at, clay to read marks on, colours to read walls. */
const MODES: readonly Mode[] = ["metal", "clay", "heat"];

/** Metal, or clay once a finding is chosen; the reader may switch back. Changes are read on clay. */
function useLook({ metal = "gold_585_yellow", finish = "polished", selectedPin, compare }: ModelViewerProps) {
  const [mode, setMode] = useState<Look["mode"]>(selectedPin ? "clay" : "metal");
  const [followed, setFollowed] = useState(selectedPin);
  if (followed !== selectedPin) {
    setFollowed(selectedPin);
    if (selectedPin) setMode("clay");
  }
  const isChanges = compare?.view === "changes";
  return { look: { mode: isChanges ? "clay" : mode, metal, finish } satisfies Look, setMode };
}
