"use client";
import { useFrame } from "@react-three/fiber";
import { type RefObject, useMemo } from "react";
import type { ShownModel } from "./model-geometry.ts";
import type { ModelPin } from "./pins.ts";
import styles from "./viewer.module.css";

type PlacerProps = { pins: readonly ModelPin[]; model: ShownModel; layer: RefObject<HTMLDivElement | null> };

/** Inside the canvas: moves the buttons of the layer to where their places are in each frame. */
export function PinPlacer({ pins, model, layer }: PlacerProps) {
  const places = useMemo(() => pins.map((pin) => model.toScene(pin.point)), [pins, model]);
  useFrame(({ camera, size }) => {
    const buttons = layer.current?.children ?? [];
    places.forEach((place, i) => {
      const button = buttons[i] as HTMLElement | undefined;
      if (!button) return;
      const seen = place.clone().project(camera);
      button.style.left = `${((seen.x + 1) / 2) * size.width}px`;
      button.style.top = `${((1 - seen.y) / 2) * size.height}px`;
      // the far half of the piece hides what is on it
      button.dataset.behind = String(place.dot(camera.position) < 0);
    });
  });
  return null;
}

type LayerProps = {
  pins: readonly ModelPin[];
  selected?: string;
  onSelect: (id: string) => void;
  ref: RefObject<HTMLDivElement | null>;
};

/** Above the canvas: numbered buttons, in the order of the list. */
export function PinLayer({ pins, selected, onSelect, ref }: LayerProps) {
  return (
    <div className={styles.pins} ref={ref}>
      {pins.map((pin) => (
        <button
          key={pin.id}
          type="button"
          className={`pin ${pin.severity === "blocking" ? "" : "w"} ${pin.id === selected ? "here" : ""}`}
          aria-label={`${pin.number}. ${pin.label}`}
          aria-pressed={pin.id === selected}
          onClick={() => onSelect(pin.id)}
        >
          {pin.number}
        </button>
      ))}
    </div>
  );
}
