import { hasSessionHint } from "./known-person.ts";

let first: Promise<unknown> | undefined;

/**
 * `fetch` for our API. Somebody without a session gets one with their first write; writes sent side by side would
 * each open one, and all but the last would lose their work. So they wait until the first is answered.
 */
export async function orderlyFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  while (init?.method === "POST" && first && !hasSessionHint()) await first;
  const answer = fetch(url, init);
  if (init?.method === "POST" && !hasSessionHint()) {
    const end = () => {
      first = undefined;
    };
    first = answer.then(end, end);
  }
  return answer;
}
