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
import { STUDIO_CARDS } from "#lib/geometry/still/studio.ts";
import { drawingPower } from "./drawing-power.ts";
import { STUDIO_SHARE } from "./matcap.ts";
import type { Mode } from "./piece.tsx";

/** How light becomes colour, and the light itself where there is a card to reckon it; else the piece brings it. */
export function Studio({ mode }: { mode: Mode }) {
  const gl = useThree((state) => state.gl);
  const invalidate = useThree((state) => state.invalidate);
  useEffect(() => {
    gl.toneMapping = mode === "metal" ? NeutralToneMapping : LinearToneMapping;
    gl.toneMappingExposure = mode === "metal" ? 1 : 0.95;
    invalidate();
  }, [gl, mode, invalidate]);
  return drawingPower() === "card" ? <Light mode={mode} /> : null;
}

/** A photo studio for small metal things, drawn once into a blurred cube; no image is loaded. */
function studioLight(renderer: WebGLRenderer) {
  const room: Scene = new RoomEnvironment();
  for (const [width, height, x, y, z, brightness, color] of STUDIO_CARDS) {
    const material = new MeshBasicMaterial({ color, side: DoubleSide });
    material.color.multiplyScalar(brightness);
    const card = new Mesh(new PlaneGeometry(width, height), material);
    card.position.set(x, y, z);
    card.lookAt(0, 0, 0);
    room.add(card);
  }
  const generator = new PMREMGenerator(renderer);
  const target = generator.fromScene(room, 0.012);
  generator.dispose();
  return target;
}

/** Light that stands still while the piece turns, as in a real studio. Clay gets one low side light. */
function Light({ mode }: { mode: Mode }) {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const light = useMemo(() => studioLight(gl), [gl]);
  useEffect(() => () => light.dispose(), [light]);
  useEffect(() => {
    scene.environment = light.texture;
    scene.environmentIntensity = STUDIO_SHARE[mode];
  }, [scene, light, mode]);
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
