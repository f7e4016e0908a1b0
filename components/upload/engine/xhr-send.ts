import type { SendPart } from "./upload-types.ts";

/** No byte moved for this long: the connection is dead, whatever the browser believes. */
const STALL_MS = 60_000;

/** Sends a part with XMLHttpRequest, because `fetch` does not tell how much has left. */
export const xhrSend: SendPart = ({ url, headers, body, signal, timeoutMs, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout>;
    const giveUp = () => request.abort();
    const alive = () => {
      clearTimeout(stall);
      stall = setTimeout(giveUp, STALL_MS);
    };
    const settle = (end: () => void) => () => {
      clearTimeout(stall);
      signal.removeEventListener("abort", giveUp);
      end();
    };
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded }) => {
      alive();
      onProgress(loaded);
    };
    request.onload = settle(() => resolve(request.status));
    request.onerror = settle(() => reject(new Error("the connection broke")));
    request.ontimeout = settle(() => reject(new Error("the time was over")));
    request.onabort = settle(() => reject(new Error("the part was stopped")));
    signal.addEventListener("abort", giveUp, { once: true });
    alive();
    request.send(body);
    if (signal.aborted) giveUp();
  });
