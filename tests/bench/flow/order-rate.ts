import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { count, eq } from "drizzle-orm";
import { models, quotes } from "#db/schema/index.ts";
import { database } from "#server/database.ts";
import type { MadeOrder } from "#tests/factories/early-moves.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf } from "#tests/factories/people.ts";
import { sessionOf } from "#tests/factories/session.ts";
import { hammer, type Shot } from "./hammer.ts";
import { untilQuiet } from "./until-quiet.ts";

const LANES = 32;
const CUSTOMERS = 100;
/** Orders before those that are timed: a process that has just started runs code that is not compiled yet. */
const WARM_UP = 500;

/**
 * Accepted orders per second through the tRPC door of the running shop, each with its payment held, its event, its
 * read models and its promised effects committed. The peer is the floor of this machine: a bare `node:http` door
 * that commits one small row in the same database. Both are warm.
 */
export async function orderRates(shop: string, orders: number) {
  const shots = await acceptances(WARM_UP + orders);
  // The jobs that the orders' making set off are another story.
  await untilQuiet();
  const origin = new URL(shop).origin;
  await hammer(origin, LANES, () => (shots.length > orders ? shots.pop() : undefined));
  await untilQuiet();
  const accepted = await hammer(origin, LANES, () => shots.pop());
  const [kept] = await database().select({ n: count() }).from(quotes).where(eq(quotes.state, "accepted"));
  const floor = await rowRate(WARM_UP, orders);
  return [
    { what: "quote.accept: durable orders", ...accepted, "accepted in the database": kept?.n ?? 0 },
    { what: "floor: one row by a bare HTTP door", ...floor },
  ];
}

async function acceptances(orders: number): Promise<Shot[]> {
  // Neighbours are orders of different people, as in life: one customer's acceptances wait for each other.
  const people = await Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const customer = await customerOf();
      return { customer, session: await sessionOf(customer.id) };
    }),
  );
  const shots: Shot[] = [];
  for (let each = 0; each < orders; each++) {
    const person = people[each % CUSTOMERS];
    if (!person) continue;
    const { customer, session } = person;
    shots.push(
      await shotOf(await orderIn("PRICE_CALCULATED", { customer }), `${session.name}=${session.value}`),
    );
  }
  // Nothing lies behind these models: a worker that looked for it would be another story, too.
  await database().update(models).set({ analysisState: "done", analyzerVersion: "bench" });
  return shots;
}

async function shotOf({ orderId, totalMinor, customer }: MadeOrder, cookie: string): Promise<Shot> {
  const [quote] = await database().select({ id: quotes.id }).from(quotes).where(eq(quotes.orderId, orderId));
  const address = {
    method: "courier",
    region: "RU",
    postcode: "190000",
    city: "Петербург",
    street: "Садовая, 1",
  };
  const contact = { name: customer.name, email: customer.email, phone: null, address };
  const input = {
    key: crypto.randomUUID(),
    orderId,
    quoteId: quote?.id,
    totalMinor,
    contact,
    means: "ok",
    returnUrl: `/ru/orders/${orderId}`,
  };
  const headers = { "content-type": "application/json", origin: process.env.APP_URL ?? "", cookie };
  return { path: "/api/trpc/quote.accept", method: "POST", headers, body: JSON.stringify(input) };
}

async function rowRate(warmUp: number, rows: number) {
  const sql = database().$client;
  await sql`create table if not exists bench_rows (id bigint generated always as identity primary key, body text)`;
  const server = http.createServer(async (_, answer) => {
    await sql`insert into bench_rows (body) values ('one order')`;
    answer.end("ok");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const shoot = (times: number) => {
    let left = times;
    return hammer(`http://127.0.0.1:${port}`, LANES, () => (left-- > 0 ? { path: "/" } : undefined));
  };
  await shoot(warmUp);
  const rate = await shoot(rows);
  server.close();
  await sql`drop table bench_rows`;
  return rate;
}
