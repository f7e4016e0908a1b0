import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";

export type CompiledWords = { readonly [key: string]: CompiledMessage | CompiledWords };

// keyed by the words themselves, so that edited words are new in the dev server
const made = new WeakMap<object, CompiledWords>();

/**
 * Messages parsed once on the server: what formats them needs no parser, neither here nor in a browser. Plain
 * arrays and objects, so that they may cross to client components.
 */
export function compiledMessages(words: object): CompiledWords {
  const known = made.get(words) ?? JSON.parse(JSON.stringify(compileAll(words)));
  made.set(words, known);
  return known;
}

function compileAll(words: object): CompiledWords {
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === "string" ? compile(value) : compileAll(value),
  ]);
  return Object.fromEntries(entries);
}
