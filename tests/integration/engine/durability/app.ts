// An app of the durability tests, as a process of its own: real SDK functions that note in PostgreSQL what they do.
import { AsyncLocalStorage } from "node:async_hooks";
import * as http from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import postgres from "postgres";

const {
  APP_DATABASE_URL: databaseUrl = "",
  APP_PORT: port = "0",
  APP_ENGINE_URL: engineUrl = "",
} = process.env;
const sql = postgres(databaseUrl, { max: 8, connect_timeout: 2, onnotice: () => {} });
const silent = { info() {}, warn() {}, error() {}, debug() {} };
const client = new Inngest({ id: "chaos", isDev: true, baseUrl: engineUrl, logger: silent });

/** When the engine wrote the call that is being answered: its request id is a ULID. */
const calledAt = new AsyncLocalStorage<Date>();

/** Notes an execution and when it was asked for, then does the effect: the inbox lets it happen once. */
async function act(runId: string, step: string, effect: string, saw: string): Promise<string> {
  const [token, at] = [crypto.randomUUID(), new Date()];
  await sql`
    insert into chaos.executions (run_id, step, token, saw, at, called_at)
    values (${runId}, ${step}, ${token}, ${saw}, ${at}, ${calledAt.getStore() ?? null})`;
  await sql`insert into chaos.effects (key, token) values (${effect}, ${token}) on conflict do nothing`;
  return token;
}

const work = client.createFunction(
  {
    id: "work",
    retries: 20,
    triggers: [{ event: "chaos/work" }],
    cancelOn: [{ event: "chaos/cancel", if: "event.data.n == async.data.n" }],
  },
  async ({ event, runId, step }) => {
    const { n, nap } = event.data as { n: number; nap: string };
    const a = await step.run("a", () => act(runId, "a", `${n} a`, ""));
    await step.sleep("nap", nap);
    const [b, c] = await Promise.all([
      step.run("b", () => act(runId, "b", `${n} b`, a)),
      step.run("c", () => act(runId, "c", `${n} c`, a)),
    ]);
    return { a, b, c };
  },
);

const slow = client.createFunction(
  { id: "slow", retries: 3, triggers: [{ event: "chaos/slow" }] },
  async ({ event, runId, step }) => {
    return step.run("long", async () => {
      const token = await act(runId, "long", `slow ${event.data.n}`, "");
      await new Promise((resolve) => setTimeout(resolve, event.data.ms));
      return token;
    });
  },
);

const minutely = client.createFunction(
  { id: "minutely", triggers: [{ cron: "* * * * *" }] },
  async ({ event, runId }) => {
    await act(runId, "tick", `tick ${event.id} ${runId}`, event.id ?? "");
  },
);

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const timeOf = (ulid: string) =>
  new Date([...ulid.slice(0, 10)].reduce((ms, digit) => ms * 32 + CROCKFORD.indexOf(digit), 0));

const answer = serve({ client, functions: [work, slow, minutely] });
http
  .createServer((request, response) => {
    if (request.url === "/health") return response.end("ok");
    const asked = timeOf(String(request.headers["x-request-id"] ?? ""));
    calledAt.run(asked, () => Promise.resolve(answer(request, response)).catch(() => response.destroy()));
  })
  .listen(Number(port), "127.0.0.1");
