import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as orderPicture } from "#app/api/pictures/orders/[orderId]/[name]/route.ts";
import { GET as sharedPicture } from "#app/api/pictures/shared/[token]/[name]/route.ts";
import { modelOpenings } from "#db/schema/index.ts";
import { pictureAddress } from "#lib/domain/piece-pictures.ts";
import { unshareQuote } from "#server/commands/quote/share-quote.ts";
import { database } from "#server/database.ts";
import { listMyOrders } from "#server/queries/order/list-my-orders.ts";
import { getOrderPage } from "#server/queries/order/order-page.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { drawnModel } from "#tests/factories/drawn-model.ts";
import { type Caller, strangers } from "../access/callers.ts";
import { type OwnedWorld, ownedWorld } from "../access/owned-world.ts";
import { Browser } from "../auth/world.ts";

let world: OwnedWorld;
let people: Record<Caller, Browser>;

beforeAll(async () => {
  world = await ownedWorld("PRICE_CALCULATED");
  await drawnModel(world.modelId);
  people = { ...(await strangers()), owner: world.owner, nobody: new Browser() };
});

const inSilver = { metalId: "silver_925", finish: "polished" } as const;
const token = () => world.sharePath.replace("/shared/", "");

/** What the route at this address answers a browser. */
function ask(browser: Browser, path: string, more: Record<string, string> = {}): Promise<Response> {
  const url = new URL(path, "http://facet.example");
  const [, , , kind, id = "", name = ""] = url.pathname.split("/");
  const request = new Request(url, { headers: browser.headers(more) });
  return kind === "orders"
    ? orderPicture(request, { params: Promise.resolve({ orderId: id, name }) })
    : sharedPicture(request, { params: Promise.resolve({ token: id, name }) });
}

const own = (orderId = world.order.orderId) => pictureAddress({ orderId }, "v", inSilver, "large");
const forStaff = (customerId = world.order.customerId) =>
  pictureAddress({ orderId: world.order.orderId, customerId }, "v", inSilver, "small");

/** The version of an order's pictures that its page is told. */
const onPage = async ({ customer, orderId }: OwnedWorld["order"]) =>
  (await getOrderPage(ctxOf(customer), orderId)).picture;

describe("the picture of an order", () => {
  it("is a WebP that the owner's browser may keep under its cookies and ask about again", async () => {
    const answer = await ask(people.owner, own());
    expect(answer.status).toBe(200);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({ "content-type": "image/webp", vary: "cookie" });
    expect(headers["cache-control"]).toMatch(/^private, max-age=\d+$/);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(8, 12)
        .toString(),
    ).toBe("WEBP");
    const again = await ask(people.owner, own(), { "if-none-match": headers.etag ?? "" });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const others = [
      { ...inSilver, metalId: "bronze" },
      { ...inSilver, finish: "satin" },
    ] as const;
    for (const dressed of others) {
      const other = await ask(
        people.owner,
        pictureAddress({ orderId: world.order.orderId }, "v", dressed, "large"),
      );
      expect(other.status).toBe(200);
      expect(other.headers.get("etag")).not.toBe(headers.etag);
    }
  });

  it("does not exist for anybody else, even one who knows its mark", async () => {
    const etag = (await ask(people.owner, own())).headers.get("etag") ?? "";
    for (const [caller, status] of [
      ["nobody", 401],
      ["visitor", 404],
      ["stranger", 404],
    ] as const) {
      for (const path of [own(), forStaff()]) {
        const answer = await ask(people[caller], path, { "if-none-match": etag });
        expect(answer.status, `${caller} ${path}`).toBe(status);
        expect(answer.headers.get("cache-control")).toBe("private, no-store");
      }
    }
  });

  it("is there for staff who may see the order, and is no opening of the model", async () => {
    expect((await ask(people.seller, forStaff())).status).toBe(200);
    expect((await ask(people.admin, forStaff())).status).toBe(200);
    expect((await ask(people.operator, forStaff())).status).toBe(404);
    for (const path of [own(), forStaff(world.otherCustomerId)])
      expect((await ask(people.seller, path)).status).toBe(404);
    const opened = await database()
      .select()
      .from(modelOpenings)
      .where(eq(modelOpenings.orderId, world.order.orderId));
    expect(opened).toEqual([]);
  });

  it("is there for operators once the order is on the board, and for the one who holds it", async () => {
    for (const [status, operator, answers] of [
      ["MANUFACTURING_APPROVED", people.operator, 200],
      ["SHIPPED", people.operator, 404],
    ] as const) {
      const made = await ownedWorld(status);
      await drawnModel(made.modelId);
      const { orderId, customerId } = made.order;
      const path = pictureAddress({ orderId, customerId }, "v", inSilver, "small");
      expect((await ask(operator, path)).status, status).toBe(answers);
    }
  });

  it("is not there under another name, for a broken id, or before it is drawn", async () => {
    for (const name of [
      "silver_925-512",
      "white-4096",
      "white-matte-512",
      "..%2F..%2Fmodels",
      "white-512.webp",
    ])
      expect((await ask(people.owner, own().replace("white-512", name))).status, name).toBe(404);
    expect((await ask(people.owner, own("not-an-id"))).status).toBe(404);
    const undrawn = await ownedWorld("FILE_UPLOADED");
    expect((await ask(undrawn.owner, own(undrawn.order.orderId))).status).toBe(404);
    expect(await onPage(undrawn.order)).toBeNull();
  });

  it("is named in lists by a version that says what was drawn", async () => {
    const version = await onPage(world.order);
    expect(version).toMatch(/^[0-9a-f]{12}-\d+$/);
    const { orders } = await listMyOrders(ctxOf(world.order.customer), {});
    const row = orders.find(({ orderId }) => orderId === world.order.orderId);
    expect(row).toMatchObject({ picture: version, finish: "polished" });
    expect(orders.find(({ orderId }) => orderId !== world.order.orderId)?.picture).toBeNull();
  });
});

describe("the picture of a shared price", () => {
  it("is there for whoever has the address until it is closed", async () => {
    const path = pictureAddress({ token: token() }, "v", inSilver, "large");
    for (const caller of ["nobody", "stranger", "operator"] as const)
      expect((await ask(people[caller], path)).status).toBe(200);
    const unknown = pictureAddress({ token: "A".repeat(43) }, "v", inSilver, "large");
    expect((await ask(people.nobody, unknown)).status).toBe(404);
    await unshareQuote(ctxOf(world.order.customer), world.order);
    expect((await ask(people.nobody, path)).status).toBe(404);
  });
});
