// npm run bench -- flow [--runs 15] [--orders 1500] [--seconds 5] [--only quote,look,orders,scripts,page]
import { parseArgs } from "node:util";
import { bareEnvironment } from "#infra/local/environment.ts";
import { openHome } from "#infra/local/home.ts";
import { startWholeStack } from "#infra/local/whole-stack.ts";
import { clearKilledRuns, removeHome } from "#tests/support/test-services.ts";

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    runs: { type: "string", default: "15" },
    orders: { type: "string", default: "1500" },
    seconds: { type: "string", default: "5" },
    only: { type: "string", default: "quote,look,orders,scripts,page" },
  },
});
const parts = values.only.split(",");

await clearKilledRuns();
const name = `test/run-${process.pid}`;
const say = (line: string) => process.stderr.write(`[stack] ${line}\n`);
// As in production: a built application, signed jobs, and a database that writes through to the disk.
const stack = await startWholeStack({ home: openHome(name), given: bareEnvironment(), seed: true, say });
Object.assign(process.env, stack.environment);
try {
  const shop = stack.addresses.web ?? "";
  // What is measured reads its settings when it is loaded.
  if (parts.includes("quote")) {
    const { timeQuotes } = await import("./flow/quote-time.ts");
    console.table(await timeQuotes(shop, Number(values.runs)));
  }
  if (parts.includes("look")) {
    const { timeFirstLooks } = await import("./flow/first-look.ts");
    console.table(await timeFirstLooks(shop, Number(values.runs)));
  }
  if (parts.includes("orders")) {
    const { orderRates } = await import("./flow/order-rate.ts");
    console.table(await orderRates(shop, Number(values.orders)));
  }
  if (parts.includes("scripts") || parts.includes("page")) {
    const { startEmptyApplication } = await import("./flow/empty-application.ts");
    const empty = await startEmptyApplication(say);
    try {
      if (parts.includes("scripts")) {
        const { firstLoads } = await import("./flow/first-load.ts");
        console.table(await firstLoads(shop, empty.address));
      }
      if (parts.includes("page")) {
        const { pageRates } = await import("./flow/page-rate.ts");
        console.table(await pageRates({ facet: shop, empty: empty.address }, Number(values.seconds)));
      }
    } finally {
      await empty.stop();
    }
  }
} finally {
  await stack.supervisor.stop();
  removeHome(name);
}
process.exit(0);
