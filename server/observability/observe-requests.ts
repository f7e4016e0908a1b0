import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { metrics } from "./metrics.ts";
import { routeLabel } from "./route-label.ts";

type Exchange = { request: IncomingMessage; response: ServerResponse };

let observing = false;

/** Times every HTTP request of this process from its first byte to the end of its answer, from outside of Next. */
export function observeRequests(): void {
  if (observing) return;
  observing = true;
  const startedAt = new WeakMap<IncomingMessage, number>();
  subscribe("http.server.request.start", (message) => {
    startedAt.set((message as Exchange).request, performance.now());
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as Exchange;
    const started = startedAt.get(request);
    if (started === undefined) return;
    const pathname = (request.url ?? "/").split("?")[0] ?? "/";
    const labels = {
      route: routeLabel(pathname, response.statusCode),
      method: request.method ?? "GET",
      status: String(response.statusCode),
    };
    metrics().requests.observe(labels, (performance.now() - started) / 1000);
  });
}
