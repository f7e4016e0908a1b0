import { lazyPart } from "#components/ui/lazy-part.tsx";

/** ReplaceFile apart from the page: most files need no other in their place. */
export const LazyReplaceFile = lazyPart(() => import("./replace-file.tsx").then((part) => part.ReplaceFile));
