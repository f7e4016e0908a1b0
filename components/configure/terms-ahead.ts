import { useSyncExternalStore } from "react";
import { api } from "#components/shell/trpc.ts";
import type { Terms } from "./configure-data.ts";

const listeners = new Set<() => void>();
let terms: Terms | null = null;
let isAsked = false;

/** Asks once for what a price needs beside the file, for when somebody is about to choose one; again after a failure. */
export function askTermsAhead(): void {
  if (isAsked) return;
  isAsked = true;
  api.quote.terms.query().then(
    (answer) => {
      terms = answer;
      for (const listener of listeners) listener();
    },
    () => {
      isAsked = false;
    },
  );
}

const nothing = () => null;
const silent = () => () => {};

/** Price rules and metal prices where they are `wanted`, once they have come; asked for when nobody has. */
export function useTermsAhead(wanted: boolean): Terms | null {
  return useSyncExternalStore(wanted ? onTerms : silent, () => terms, nothing);
}

function onTerms(listener: () => void): () => void {
  askTermsAhead();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
