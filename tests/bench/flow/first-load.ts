import { get } from "node:http";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { sessionOf } from "#tests/factories/session.ts";

/** Script bytes (gzip, as sent) that the HTML of each page asks for, and how far above an empty page of the same Next. */
export async function firstLoads(shop: string, empty: string) {
  const base = await scriptBytes(empty, "/", "");
  const rows = [row("an empty page", base, base)];
  for (const { path, cookie } of await pages())
    rows.push(row(path.replaceAll(/[0-9a-f-]{36}/g, "…"), await scriptBytes(shop, path, cookie), base));
  return rows;
}

const row = (page: string, bytes: number, base: number) => ({
  page,
  "script kB (gzip)": (bytes / 1000).toFixed(1),
  "above empty, kB": ((bytes - base) / 1000).toFixed(1),
});

async function pages(): Promise<{ path: string; cookie: string }[]> {
  const customer = await customerOf();
  const given = { customer };
  const [draft, quoted, accepted] = [
    await orderIn("FILE_UPLOADED", given),
    await orderIn("PRICE_CALCULATED", given),
    await orderIn("PRICE_ACCEPTED", given),
  ];
  const own = await cookieOf(customer.id);
  const role = async (kind: "seller" | "operator" | "admin") => cookieOf((await staffMember(kind)).id);
  const [seller, operator, admin] = [await role("seller"), await role("operator"), await role("admin")];
  const list = (cookie: string, ...paths: string[]) => paths.map((path) => ({ path, cookie }));
  return [
    ...list("", "/ru", "/en/pricing", "/ru/files", "/ru/sign-in", "/ru/sign-up"),
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
  ];
}

async function cookieOf(userId: string): Promise<string> {
  const { name, value } = await sessionOf(userId);
  return `${name}=${value}`;
}

async function scriptBytes(origin: string, path: string, cookie: string): Promise<number> {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const html = await answer.text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)];
  const sources = new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, source = ""]) => source));
  const sizes = await Promise.all([...sources].map((source) => sentBytes(new URL(source, origin))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Length of the body as it goes over the wire to a browser that takes gzip. */
function sentBytes(url: URL): Promise<number> {
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
