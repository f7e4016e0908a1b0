import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#server/trpc/root.ts";

/** One person at one browser: keeps cookies and calls the same doors as the pages do. */
export type Visitor = {
  api: ReturnType<typeof createTRPCClient<AppRouter>>;
  signIn: (email: string, password: string) => Promise<void>;
};

/** Opens a browserless visitor of the shop at `address`. */
export function visit(address: string): Visitor {
  const cookies = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    return answer;
  };
  const send = async (url: string | URL | Request, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("origin", address);
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    return keep(await fetch(url, { ...init, headers }));
  };
  const api = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${address}/api/trpc`, fetch: send as typeof fetch })],
  });
  const signIn = async (email: string, password: string) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    };
    const answer = await send(`${address}/api/auth/sign-in/email`, init);
    if (!answer.ok)
      throw new Error(
        `${email} could not sign in (${answer.status}); npm run up -- --fresh makes the demo accounts anew`,
      );
  };
  return { api, signIn };
}

/** Words of a failed call: the stable code and where it came from. */
export function wordsOf(error: unknown): string {
  if (error instanceof TRPCClientError) return `${error.data?.path ?? "api"}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
