"use client";
import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "#server/trpc/root.ts";

type Handlers = { onError?: (error: unknown) => void };
type Asked = { path: string[]; args: [input: unknown, handlers?: Handlers] };

const loadClient = async () => (await import("./api-client.ts")).client;
// Soon after the page stands, so that a connection lost later is met by a client that can say so.
if (typeof window !== "undefined") setTimeout(() => void loadClient().catch(() => {}), 1_000);

/**
 * The API as pages call it: `api.order.place.mutate(input)`, `api.order.get.query(input)`. For subscriptions see
 * use-live.ts. Its client is loaded with the first call: a page is there, and can be read, before it.
 */
export const api = callable([]) as TRPCClient<AppRouter>;

function callable(path: string[]): unknown {
  return new Proxy(() => {}, {
    get: (_, name) => callable([...path, String(name)]),
    apply: (_, __, args) => {
      const asked = { path, args: args as Asked["args"] };
      return path.at(-1) === "subscribe"
        ? subscribe(asked)
        : loadClient().then((client) => call(client, asked));
    },
  });
}

// A client's methods are made by a proxy too: each name is asked of what the one before gave.
function call(client: unknown, { path, args }: Asked): unknown {
  const method = path.reduce((at, name) => (at as Record<string, unknown>)[name], client);
  return (method as (...args: unknown[]) => unknown)(...args);
}

function subscribe(asked: Asked): { unsubscribe: () => void } {
  let ended = false;
  let held: { unsubscribe: () => void } | undefined;
  loadClient().then(
    (client) => {
      if (!ended) held = call(client, asked) as typeof held;
    },
    (error) => {
      if (!ended) asked.args[1]?.onError?.(error);
    },
  );
  return {
    unsubscribe: () => {
      ended = true;
      held?.unsubscribe();
    },
  };
}
