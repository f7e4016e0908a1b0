import { setTimeout as sleep } from "node:timers/promises";
import { openHome } from "#infra/local/home.ts";
import { runningRecord } from "#infra/local/process-record.ts";
import { loadSecrets } from "#infra/local/secrets.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { formatMoney } from "#lib/i18n/format-number.ts";
import { signMessage } from "#server/webhooks/signature.ts";
import { sendFile } from "./demo/send-file.ts";
import { visit, wordsOf } from "./demo/visitor.ts";
import { DEMO_PEOPLE, PASSWORD } from "./seed/people.ts";

const MODEL = new URL("./seed/models/solitaire_v4.stl", import.meta.url).pathname;
const PATIENCE_MS = 60_000;
const key = () => crypto.randomUUID();

const started = performance.now();
let before = started;

/** One step with the time it took and where to see it. */
function told(step: string, link = ""): void {
  const now = performance.now();
  process.stdout.write(
    `${((now - before) / 1000).toFixed(2).padStart(6)} s  ${step}${link ? `  ${link}` : ""}\n`,
  );
  before = now;
}

async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== null) return found;
    await sleep(100);
  }
  throw new Error(`${what} did not come within ${PATIENCE_MS / 1000} s; the failure inbox says why`);
}

function addressOfShop(): string {
  const address = runningRecord(openHome())?.addresses.web;
  if (!address) throw new Error("nothing runs: start it with npm run up");
  return address;
}

const emailOf = (role: string) => DEMO_PEOPLE.find((person) => person.role === role)?.email ?? "";

async function demo(): Promise<void> {
  const shop = addressOfShop();
  const [customer, seller, operator] = [visit(shop), visit(shop), visit(shop)];
  await Promise.all([
    customer.signIn(emailOf("customer"), PASSWORD),
    seller.signIn(emailOf("seller"), PASSWORD),
    operator.signIn(emailOf("operator"), PASSWORD),
  ]);
  told("customer, seller and operator have signed in");

  const { orderId, number } = await sendFile(customer, process.argv[2] ?? MODEL);
  told(`${number}: the model is stored`, `${shop}/ru/configure/${orderId}`);
  await customer.api.order.requestPrice.mutate({ key: key(), orderId, options: DEFAULT_OPTIONS });
  const quote = await until("the quote", async () => {
    const page = await customer.api.quote.page.query({ orderId });
    if (page.status === "PRICE_FAILED") throw new Error(`no price for this model: ${page.reason}`);
    return page.quote;
  });
  told(`measured and priced: ${formatMoney(quote.totalMinor, "en")}`, `${shop}/ru/quote/${orderId}`);

  const address = {
    method: DEFAULT_OPTIONS.deliveryMethod,
    region: "RU",
    postcode: "190000",
    city: "Санкт-Петербург",
    street: "Садовая, 1",
  };
  const accepted = await customer.api.quote.accept.mutate({
    key: key(),
    orderId,
    quoteId: quote.id,
    totalMinor: quote.totalMinor,
    contact: { name: "Елена Соколова", email: emailOf("customer"), phone: null, address },
    means: "4242 4242 4242 4242",
    returnUrl: `/ru/orders/${orderId}`,
  });
  told(`price ${accepted.state}, the sum is held`, `${shop}/ru/orders/${orderId}`);

  const { customerId } = (await seller.api.sales.search.query({ q: number })).rows[0] ?? { customerId: "" };
  const ref = () => ({ key: key(), customerId, orderId });
  await seller.api.sales.approve.mutate({ ...ref(), totalMinor: quote.totalMinor });
  told("the seller approved", `${shop}/ru/sales/${customerId}/${orderId}`);
  await until("the charge", async () =>
    (await customer.api.order.page.query({ orderId })).paymentStatus === "captured" ? true : null,
  );
  told("the sum is charged");
  await operator.api.board.claim.mutate(ref());
  told("the operator claimed it", `${shop}/ru/board`);
  await operator.api.board.complete.mutate(ref());
  await operator.api.board.startPacking.mutate(ref());
  const tracking = `D${Date.now()}`;
  await operator.api.board.ship.mutate({ ...ref(), carrier: "cdek", tracking });
  told(`made, packed and shipped as ${tracking}`);

  await carrierSays(shop, { carrier: "cdek", tracking, status: "delivered" });
  told("the carrier reported delivery");
  await seller.api.sales.close.mutate(ref());
  const end = await customer.api.order.page.query({ orderId });
  told(
    `${end.number} is ${end.status}: ${end.history.count} events, chain ${end.history.brokenAt === null ? "intact" : "broken"}`,
    `${shop}/ru/orders/${orderId}`,
  );
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(2).padStart(6)} s  in all\n`);
}

async function carrierSays(shop: string, message: object): Promise<void> {
  const body = JSON.stringify(message);
  const secret = process.env.CARRIER_WEBHOOK_SECRET ?? loadSecrets(openHome()).carrierWebhookSecret;
  const headers = {
    "content-type": "application/json",
    "x-facet-signature": signMessage(body, secret, new Date()),
  };
  const answer = await fetch(`${shop}/api/webhooks/carrier`, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`the carrier's message was refused (${answer.status})`);
}

try {
  await demo();
} catch (error) {
  process.stderr.write(`facet: ${wordsOf(error)}\n`);
  process.exitCode = 1;
}
