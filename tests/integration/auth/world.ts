import { randomUUID } from "node:crypto";
import { authDoor } from "#server/auth/auth-door.ts";
import { env } from "#server/env.ts";
import { trpcDoor } from "#server/trpc/door.ts";

/** A browser without a page: keeps cookies, sends the Origin of our own pages, and has an address of its own. */
export class Browser {
  readonly cookies = new Map<string, string>();
  address = `198.51.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const base = { origin: new URL(env().APP_URL).origin, "content-type": "application/json" };
    return new Headers({ ...base, "x-forwarded-for": this.address, ...(cookie ? { cookie } : {}), ...more });
  }

  keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "" || attributes.includes("Max-Age=0")) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
    return response;
  }

  async auth(path: string, body: unknown = {}, more: Record<string, string> = {}) {
    const url = new URL(`/api/auth/${path}`, env().APP_URL);
    const init = { method: "POST", headers: this.headers(more), body: JSON.stringify(body) };
    const response = this.keep(await authDoor(new Request(url, init)));
    return { status: response.status, body: await response.json(), headers: response.headers };
  }

  async query(path: string, input?: unknown) {
    const url = new URL(`/api/trpc/${path}`, env().APP_URL);
    if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
    return this.read(await trpcDoor(new Request(url, { headers: this.headers() })));
  }

  async mutate(path: string, input?: unknown, more: Record<string, string> = {}) {
    const url = new URL(`/api/trpc/${path}`, env().APP_URL);
    const body = JSON.stringify(input);
    return this.read(await trpcDoor(new Request(url, { method: "POST", headers: this.headers(more), body })));
  }

  private async read(response: Response) {
    const body = await this.keep(response).json();
    const { headers, status } = response;
    return { status, headers, body, data: body.result?.data, error: body.error?.data?.refusal };
  }
}

export const PASSWORD = "correct horse 9";
export const newPerson = (name = "Анна") => ({
  name,
  email: `${randomUUID()}@facet.test`,
  password: PASSWORD,
});

/** A browser signed up as somebody new. */
export async function signedUp(person = newPerson()) {
  const browser = new Browser();
  await browser.auth("sign-up/email", { ...person, locale: "ru" });
  return { browser, person };
}
