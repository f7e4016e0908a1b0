import { finishRoughness } from "./metal-looks.ts";
import type { Finish } from "./pricing/quote-inputs.ts";

export const FINISH_LOOKS = ["polished", "satin", "rough"] as const;
/** A surface that the eye tells from the others in a picture; finishes of one look share their pictures. */
export type FinishLook = (typeof FINISH_LOOKS)[number];

const looks: Record<Finish, FinishLook> = {
  polished: "polished",
  satin: "satin",
  brushed: "satin",
  rough: "rough",
};

/** The look a finish is shown in. */
export const finishLookOf = (finish: Finish): FinishLook => looks[finish];

/** What a look adds to the roughness of the polished metal, as in the viewer. */
export const roughnessOfLook: Record<FinishLook, number> = {
  polished: finishRoughness.polished,
  satin: finishRoughness.satin,
  rough: finishRoughness.rough,
};
