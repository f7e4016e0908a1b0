"use client";
import { lazyPart } from "#components/ui/lazy-part.tsx";

/** The viewer apart from the page's own code. */
export const LazyViewer = lazyPart(() => import("./model-viewer.tsx").then(({ ModelViewer }) => ModelViewer));
