"use client";
import { useCallback, useMemo, useState } from "react";
import { Plane, Vector3 } from "three";
import { useTranslations } from "use-intl/react";
import { announce } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";

export const AXES = ["x", "y", "z"] as const;
export type Axis = (typeof AXES)[number];
export type Tool = "section" | "measure" | "parts";

// each cuts away the side that is nearer in the first view; the scene is y up, the box right, back, up
const NORMALS = { x: new Vector3(-1, 0, 0), y: new Vector3(0, 0, -1), z: new Vector3(0, -1, 0) } as const;
const PLACE = { x: 0, y: 1, z: 2 } as const;

/** Tools over the model: a section, a measurement, parts apart. `sides` of the box as the piece is held: right, back, up; mm. */
export function useBench(sides: readonly number[]) {
  const t = useTranslations("model.measure");
  const format = useFormat();
  const [tools, setTools] = useState<readonly Tool[]>([]);
  const [axis, setAxis] = useState<Axis>("y");
  const [share, setShare] = useState(50);
  const [points, setPoints] = useState<readonly Vector3[]>([]);
  const has = (tool: Tool) => tools.includes(tool);
  const toggle = (tool: Tool) => {
    setTools(has(tool) ? tools.filter((other) => other !== tool) : [...tools, tool]);
    setPoints([]);
  };
  const isCut = has("section");
  const side = sides[PLACE[axis]] ?? 0;
  const cut = useMemo(() => {
    // a hair beyond the box at either end, so that nothing flickers there
    const at = (share / 100 - 0.5) * side * 1.002;
    return isCut ? new Plane(NORMALS[axis].clone(), at) : null;
  }, [isCut, axis, share, side]);
  const addPoint = useCallback(
    (point: Vector3) => {
      const [first, second] = points;
      const isSecond = first && !second;
      setPoints(isSecond ? [first, point] : [point]);
      announce(isSecond ? t("is", { size: format.mm(first.distanceTo(point)) }) : t("first"));
    },
    [points, t, format],
  );
  const [from, to] = points;
  const distanceMm = from && to ? from.distanceTo(to) : null;
  return { has, toggle, axis, setAxis, share, setShare, cut, points, addPoint, distanceMm };
}

export type Bench = ReturnType<typeof useBench>;
