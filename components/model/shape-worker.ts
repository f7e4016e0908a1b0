import { NO_READINGS } from "#lib/geometry/preview/readings.ts";
import { changesBetween } from "./changes.ts";
import { exploded } from "./exploded.ts";
import { type FineSurface, fineSurfaceOf } from "./fine-surface.ts";
import type { ShapeAnswer } from "./model-geometry.ts";
import { shadowUnder } from "./shadow-under.ts";
import { type Shape, shapeOf } from "./shape.ts";
import type { ShapeAnswers, ShapeJob, ShapeKind, ShapeQuestions, ShapeReply } from "./shape-messages.ts";
import { painted } from "./surface-paint.ts";

let shape: Shape | null = null;
let fine: FineSurface | null = null;

/** Runs in a Worker: everything about a drawn model that goes over its corners, in the order it is asked for. */
addEventListener("message", ({ data }: MessageEvent<ShapeJob>) => {
  const answer = answerOf(data);
  postMessage({ job: data.job, answer } satisfies ShapeReply, { transfer: buffersOf(answer) });
});

function answerOf({ kind, ask }: ShapeJob): ShapeAnswers[ShapeKind] {
  switch (kind) {
    case "shape":
      shape = shapeOf({ ...ask.preview, readings: NO_READINGS }, ask.mmPerUnit, { most: ask.most });
      fine = null;
      return drawn(shape);
    case "fine":
      return refine(ask);
    case "paint":
      return fine && painted(fine.walls, ask);
    case "apart":
      return apart(ask.of === "fine" ? fine : shape);
    case "shadow":
      return shape && shadowUnder(shape);
    case "other":
      return drawn(shapeOf({ ...ask.preview, readings: NO_READINGS }, ask.mmPerUnit, ask));
    case "changes":
      return changes(ask);
  }
}

function refine(ask: ShapeQuestions["fine"]): ShapeAnswers["fine"] {
  if (!shape) throw new Error("asked of a shape before there was one");
  fine = fineSurfaceOf(shape, ask, ask.mmPerUnit, ask.most);
  return { positions: fine.soup.positions.slice(), normals: fine.soup.normals.slice() };
}

function apart(of: Shape | FineSurface | null): ShapeAnswers["apart"] {
  return shape && of && exploded(of.soup.positions, of.soup.shells, shape.shells, shape.radius);
}

function changes({ before, after, mmPerUnit, middle }: ShapeQuestions["changes"]): ShapeAnswers["changes"] {
  const whole = (copy: typeof before) => ({ ...copy, readings: NO_READINGS });
  return changesBetween(whole(before), whole(after), mmPerUnit, middle);
}

/** Copies go to the page: what is kept here is worked on again. */
const drawn = ({ soup, ...figures }: Shape): ShapeAnswer => ({
  ...figures,
  positions: soup.positions.slice(),
  normals: soup.normals.slice(),
});

function buffersOf(answer: ShapeAnswers[ShapeKind]): ArrayBuffer[] {
  if (answer === null) return [];
  if (answer instanceof Float32Array) return [answer.buffer as ArrayBuffer];
  const parts = "corners" in answer ? Object.values(answer.corners) : [answer.positions, answer.normals];
  return parts.map(({ buffer }) => buffer as ArrayBuffer);
}
