"use client";
import { useEffect, useMemo, useRef } from "react";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { type Comparison, inOrder } from "./compare.ts";
import { mostShown } from "./drawing-power.ts";
import { modelOf, type ShownModel } from "./model-geometry.ts";
import { copyOf } from "./use-model.ts";
import { type ShapeDesk, useAnswer } from "./use-shape-desk.ts";

type Given = {
  desk: ShapeDesk | null;
  model: ShownModel | null;
  preview: PreviewMesh;
  other: PreviewMesh | null;
  compare?: Comparison;
  mmPerUnit: number;
};

/** The other file in the place of this one, or what differs between them; nothing while this one is looked at. */
export function useCompare({ desk, model, preview, other, compare, mmPerUnit }: Given) {
  const isOther = compare !== undefined && compare.view !== "changes" && compare.view !== compare.own;
  const isChanges = compare?.view === "changes";
  const key = [desk, model, other, mmPerUnit];
  const ready = desk && model && other;
  const { middle } = model ?? {};
  const answer = useAnswer(
    ready && isOther && middle
      ? () => desk.ask("other", { preview: copyOf(other), mmPerUnit, most: mostShown(), middle })
      : null,
    key,
  );
  const compared = useAnswer(
    ready && isChanges && middle
      ? () => {
          const { before, after } = inOrder(compare, preview, other);
          const ask = { before: copyOf(before), after: copyOf(after), mmPerUnit, middle };
          return desk.ask("changes", ask).then((changes) => ({ changes }));
        }
      : null,
    key,
  );
  const tell = useRef(compare?.onChanges);
  tell.current = compare?.onChanges;
  useEffect(() => {
    if (compared) tell.current?.(compared.changes);
  }, [compared]);
  const twin = useMemo(() => answer && modelOf(answer).geometry, [answer]);
  useEffect(() => () => twin?.dispose(), [twin]);
  return { twin, changes: compared?.changes ?? null };
}
