"use client";
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import {
  type DirectionalLight,
  DoubleSide,
  LinearToneMapping,
  Mesh,
  MeshBasicMaterial,
  NeutralToneMapping,
  PlaneGeometry,
  PMREMGenerator,
  type Scene,
  Vector3,
  type WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";
import { drawingPower } from "./drawing-power.ts";
import type { Mode } from "./piece.tsx";

// width, height, x, y, z, brightness, colour
const cards = [
  [3.2, 6, -7.5, 3, 4.5, 7, "#fff6ea"], // tall key, left
  [1.2, 7, 8.5, 2.5, 3, 9, "#ffffff"], // strip, right
  [7, 1.4, 0, 7.4, 1.5, 5, "#ffffff"], // overhead
  [5, 5, 1.5, 1.2, 9, 0.02, "#000000"], // black flag at the camera: gives polished metal its dark core
  [16, 5, 0, -5, 6, 0.22, "#b9a88c"], // warm floor
] as const;

/** A photo studio for small metal things, drawn once into a blurred cube (side in pixels); no image is loaded. */
function studioLight(renderer: WebGLRenderer) {
  const room: Scene = new RoomEnvironment();
  for (const [width, height, x, y, z, brightness, color] of cards) {
    const material = new MeshBasicMaterial({ color, side: DoubleSide });
    material.color.multiplyScalar(brightness);
    const card = new Mesh(new PlaneGeometry(width, height), material);
    card.position.set(x, y, z);
    card.lookAt(0, 0, 0);
    room.add(card);
  }
  const generator = new PMREMGenerator(renderer);
  const size = drawingPower() === "card" ? 256 : 64;
  const target = generator.fromScene(room, 0.012, 0.1, 100, { size });
  generator.dispose();
  return target;
}

/** Light that stands still while the piece turns, as in a real studio. Clay gets one low side light. */
export function Studio({ mode }: { mode: Mode }) {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const invalidate = useThree((state) => state.invalidate);
  const light = useMemo(() => studioLight(gl), [gl]);
  useEffect(() => () => light.dispose(), [light]);
  useEffect(() => {
    scene.environment = light.texture;
    scene.environmentIntensity = { metal: 1, clay: 0.27, heat: 0.45 }[mode];
    gl.toneMapping = mode === "metal" ? NeutralToneMapping : LinearToneMapping;
    gl.toneMappingExposure = mode === "metal" ? 1 : 0.95;
    invalidate();
  }, [gl, scene, light, mode, invalidate]);
  const side = useRef<DirectionalLight>(null);
  useFrame(({ camera }) => {
    const azimuth = Math.atan2(camera.position.x, camera.position.z);
    scene.environmentRotation.y = azimuth;
    side.current?.position.copy(lowLeft).applyAxisAngle(up, azimuth);
  });
  return mode !== "metal" ? <directionalLight ref={side} color="#fff4e4" intensity={1.1} /> : null;
}

const lowLeft = new Vector3(-9, 10, 5);
const up = new Vector3(0, 1, 0);
