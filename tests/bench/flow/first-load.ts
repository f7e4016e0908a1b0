import { get } from "node:http";
import type { Browser, Request } from "playwright-core";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { sessionOf } from "#tests/factories/session.ts";
import { openBrowser } from "./bench-browser.ts";

type Cookie = { name: string; value: string };
type Visit = { origin: string; path: string; cookie: Cookie | null };
type Scripts = { asked: number; untilIdle: number };

/** A page that has asked for no script this long is idle; what a page warms up it does within a second. */
const QUIET_MS = 2_500;

/**
 * Script bytes (gzip, as sent) of each page, above an empty page of the same Next: those that its HTML asks for, and
 * all that a browser has loaded when the page has come to rest without an act of a person.
 */
export async function firstLoads(shop: string, empty: string) {
  const browser = await openBrowser();
  try {
    const base = await scriptsOf(browser, { origin: empty, path: "/", cookie: null });
    const rows = [{ page: "an empty page", "HTML asks for, kB": kB(base.asked), until: kB(base.untilIdle) }];
    for (const { path, cookie } of await pages()) {
      const { asked, untilIdle } = await scriptsOf(browser, { origin: shop, path, cookie });
      rows.push({
        page: path.replaceAll(/[0-9a-f-]{36}/g, "…"),
        "HTML asks for, kB": kB(asked - base.asked),
        until: kB(untilIdle - base.untilIdle),
      });
    }
    return rows.map(({ until, ...row }) => ({ ...row, "until idle, kB": until }));
  } finally {
    await browser.close();
  }
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1);

async function pages(): Promise<{ path: string; cookie: Cookie | null }[]> {
  const customer = await customerOf();
  const given = { customer };
  const [draft, quoted, accepted] = [
    await orderIn("FILE_UPLOADED", given),
    await orderIn("PRICE_CALCULATED", given),
    await orderIn("PRICE_ACCEPTED", given),
  ];
  const own = await sessionOf(customer.id);
  const role = async (kind: "seller" | "operator" | "admin") => sessionOf((await staffMember(kind)).id);
  const [seller, operator, admin] = [await role("seller"), await role("operator"), await role("admin")];
  const list = (cookie: Cookie | null, ...paths: string[]) => paths.map((path) => ({ path, cookie }));
  return [
    ...list(null, "/ru", "/en/pricing", "/ru/files", "/ru/sign-in", "/ru/sign-up"),
    ...list(own, `/ru/configure/${draft.orderId}`, `/ru/quote/${quoted.orderId}`),
    ...list(
      own,
      `/ru/checkout/${quoted.orderId}`,
      `/ru/orders/${accepted.orderId}`,
      "/ru/orders",
      "/ru/account",
    ),
    ...list(seller, "/ru/sales", `/ru/sales/${accepted.customerId}/${accepted.orderId}`),
    ...list(operator, "/ru/board", "/ru/work"),
    ...list(admin, "/ru/admin", "/ru/admin/failures", "/ru/admin/metals", "/ru/admin/rules"),
    ...list(admin, "/ru/admin/users", "/ru/admin/jobs", "/ru/admin/mail", "/ru/admin/ledger"),
  ];
}

async function scriptsOf(browser: Browser, visit: Visit): Promise<Scripts> {
  return { asked: await bytesAskedFor(visit), untilIdle: await bytesUntilIdle(browser, visit) };
}

/** Scripts of the HTML: tags, and links that preload one. */
async function bytesAskedFor({ origin, path, cookie }: Visit): Promise<number> {
  const known = cookie ? { headers: { cookie: `${cookie.name}=${cookie.value}` } } : {};
  const answer = await fetch(`${origin}${path}`, known);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const html = await answer.text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const links = [...html.matchAll(/<link\b[^>]*\bhref="([^"]+)"[^>]*>/g)];
  const preloads = links.filter(([tag]) => /rel="modulepreload"|as="script"/.test(tag));
  const modern = [...tags, ...preloads].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(modern.map(([, source = ""]) => new URL(source, origin).href));
  const sizes = await Promise.all([...sources].map(sentBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Length of the body as it goes over the wire to a browser that takes gzip. */
function sentBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      answer.on("end", () => resolve(size)).on("error", reject);
    }).on("error", reject);
  });
}

/** What a browser with an empty cache has loaded when no script was asked for in a while; streams stay open. */
async function bytesUntilIdle(browser: Browser, { origin, path, cookie }: Visit): Promise<number> {
  const context = await browser.newContext();
  if (cookie) await context.addCookies([{ name: cookie.name, value: cookie.value, url: origin }]);
  const page = await context.newPage();
  const scripts: Request[] = [];
  let lastAt = Date.now();
  page.on("request", (request) => {
    if (request.resourceType() !== "script") return;
    scripts.push(request);
    lastAt = Date.now();
  });
  await page.goto(`${origin}${path}`, { waitUntil: "load" });
  while (Date.now() - lastAt < QUIET_MS) await page.waitForTimeout(100);
  const sizes = await Promise.all(scripts.map((request) => request.sizes()));
  await context.close();
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
}
