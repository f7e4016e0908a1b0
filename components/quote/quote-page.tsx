"use client";
// One module, so that the shell, which is fetched before anybody comes, brings the code of the whole page.
export { QuoteSkeleton } from "./quote-skeleton.tsx";
export { QuoteView } from "./quote-view.tsx";
