import { useMedia } from "#components/ui/use-media.ts";

/** Whether the reader asked for stillness; true while prerendering. */
export const useReducedMotion = (): boolean => useMedia("(prefers-reduced-motion: reduce)", true);
