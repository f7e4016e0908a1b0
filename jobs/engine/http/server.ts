import * as http from "node:http";
import { log, reason } from "../log.ts";

/** A request as the routes see it: the path's parts by name, the query, and the body when asked for. */
export type Request = {
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  /** True when the caller is on this machine. */
  local: boolean;
  /** The whole body as text; throws a Refusal over 32 MB. */
  text: () => Promise<string>;
};

export type Reply = { status: number; body: unknown; headers?: Record<string, string> };

/** A refusal that a route throws: its body is sent as it is. */
export class Refusal extends Error {
  readonly reply: Reply;
  constructor(status: number, body: unknown) {
    super(typeof body === "string" ? body : JSON.stringify(body));
    this.reply = { status, body };
  }
}

/** `GET /v1/runs/:id`: the method, the path with named parts, and what answers. */
export type Route = { method: string; path: string; answer: (request: Request) => Promise<Reply> | Reply };

const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** An HTTP server over a table of routes. `kind` is sent as `x-inngest-server-kind`. */
export function createServer(routes: readonly Route[], kind: "dev" | "cloud"): http.Server {
  const compiled = routes.map((route) => ({ ...route, parts: route.path.split("/") }));
  const server = http.createServer((incoming, response) => {
    answer(compiled, incoming)
      .catch((error: unknown): Reply => {
        if (error instanceof Refusal) return error.reply;
        log("error", "a request failed", {
          path: incoming.url?.split("?")[0]?.slice(0, 20),
          reason: reason(error),
        });
        return { status: 503, body: { status: 503, error: "the engine could not answer; try again" } };
      })
      .then((reply) => send(response, reply, kind));
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;
  return server;
}

type Compiled = Route & { parts: string[] };

async function answer(routes: readonly Compiled[], incoming: http.IncomingMessage): Promise<Reply> {
  const url = URL.parse(incoming.url ?? "/", "http://engine");
  if (!url) throw new Refusal(400, { error: "bad path", status: 400 });
  const path = url.pathname.split("/");
  for (const route of routes) {
    const params = route.method === incoming.method ? readParams(route.parts, path) : null;
    if (!params) continue;
    return route.answer({
      method: route.method,
      params,
      query: url.searchParams,
      headers: incoming.headers,
      local: isLocal(incoming),
      text: () => readText(incoming),
    });
  }
  throw new Refusal(404, { error: "not found", status: 404 });
}

function readParams(parts: readonly string[], path: readonly string[]): Record<string, string> | null {
  if (parts.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = path[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

// Behind a proxy every caller looks local, and a browser may be lured to a local port by another site's name.
function isLocal({ socket, headers }: http.IncomingMessage): boolean {
  if (headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined) return false;
  const host = (headers.host ?? "").replace(/:\d+$/, "");
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return (address === "::1" || address.startsWith("127.")) && /^(localhost|127\.[\d.]+|\[::1\])$/.test(host);
}

async function readText(incoming: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, { error: "the body is too large", status: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: http.ServerResponse, { status, body, headers }: Reply, kind: string): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": typeof body === "string" ? "text/plain; charset=utf-8" : "application/json",
    "content-length": Buffer.byteLength(text),
    "x-inngest-server-kind": kind,
    ...(status === 503 ? { "retry-after": "1" } : {}),
    ...(status === 413 ? { connection: "close" } : {}),
    ...headers,
  });
  response.end(text);
}
