const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** A new W3C `traceparent`: ties what the browser asked to the log, to the event and to the job. */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-01`;

/** Headers of every call to our API from a page. */
export function pageHeaders(): Record<string, string> {
  return { traceparent: newTraceparent(), "x-facet-locale": document.documentElement.lang };
}
