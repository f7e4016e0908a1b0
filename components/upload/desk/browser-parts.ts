import type { EngineParts } from "../engine/upload-types.ts";
import { xhrSend } from "../engine/xhr-send.ts";
import { browserApi } from "./browser-api.ts";

/** The engine's surroundings in a browser. */
export const browserParts: EngineParts = {
  api: browserApi,
  send: xhrSend,
  connection: {
    isOnline: () => navigator.onLine,
    onChange: (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
  },
  now: () => performance.now(),
  random: Math.random,
  backoff: { baseMs: 500, capMs: 20_000 },
};

/** An id that works on insecure addresses too, where `crypto.randomUUID` is missing. */
export function newUploadId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
