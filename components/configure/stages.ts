import type { UploadSnapshot } from "#components/upload/engine/upload-types.ts";
import type { ModelStatus } from "./configure-data.ts";
import type { PiecePrice } from "./piece-price.ts";

export type StageId = "stored" | "read" | "measured" | "priced";
export type Stage = { id: StageId; state: "done" | "now" | "next" | "bad"; share: number | null };
type State = Stage["state"];

type Known = {
  model: ModelStatus;
  upload: Pick<UploadSnapshot, "sentBytes" | "sizeBytes"> | null;
  /** The browser has read the file by itself. */
  isReadHere: boolean;
  price: PiecePrice;
};

/** The way from file to price in four parts. Storing and measuring have a share (0..1), the others are done or not. */
export function stagesOf({ model, upload, isReadHere, price }: Known): Stage[] {
  const { state, stage, share } = model.analysis;
  const isStored = model.state === "stored";
  const isPastReading = state === "running" && stage !== null && stage !== "reading";
  return [
    {
      id: "stored",
      state: isStored ? "done" : model.state === "lost" ? "bad" : "now",
      share: isStored || !upload ? null : upload.sentBytes / upload.sizeBytes,
    },
    { id: "read", state: readState(state, isPastReading, isReadHere), share: null },
    {
      id: "measured",
      state: state === "done" ? "done" : state === "failed" ? "bad" : isPastReading ? "now" : "next",
      share: isPastReading ? share : null,
    },
    {
      id: "priced",
      state: price.kind === "exact" ? "done" : price.kind === "band" ? "now" : "next",
      share: null,
    },
  ];
}

function readState(state: ModelStatus["analysis"]["state"], isPast: boolean, isReadHere: boolean): State {
  if (state === "refused") return "bad";
  if (state === "done" || isPast || isReadHere) return "done";
  return state === "running" ? "now" : "next";
}
