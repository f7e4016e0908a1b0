import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "#server/database.ts";
import { health } from "#server/observability/health.ts";
import { metrics } from "#server/observability/metrics.ts";
import { whenReplayed } from "#server/replica/when-replayed.ts";
import { customerOf } from "#tests/factories/people.ts";
import { browserOf } from "../access/callers.ts";

it("asks, sets and waits for nothing where no replica is named", async () => {
  const browser = await browserOf((await customerOf()).id);
  const { status, headers } = await browser.mutate("account.changeSettings", { name: "Анна", locale: "ru" });
  expect(status).toBe(200);
  expect(headers.getSetCookie().join()).not.toContain("facet.written");
  expect((await browser.query("order.mine", {})).data).toEqual({ orders: [], next: null });
  let isTold = false;
  whenReplayed(() => {
    isTold = true;
  });
  expect(isTold).toBe(true);
  expect((await health()).parts.replica.state).toBe("unset");
  expect((await metrics().lists.get()).values).toEqual([]);
  const connections = await database().execute<{ name: string }>(
    sql`select distinct application_name as name from pg_stat_activity where datname = current_database()`,
  );
  expect(connections.map(({ name }) => name).sort()).toEqual(["facet", "facet-probe"]);
});
