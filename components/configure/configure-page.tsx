"use client";
// One module, so that the shell, which is fetched before anybody comes, brings the code of the whole page.
export { ConfigureSkeleton } from "./configure-skeleton.tsx";
export { ConfigureView } from "./configure-view.tsx";
