// The app under the job benchmark, a process of its own: real SDK functions that report when they are done.
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { serve } from "inngest/node";

const silent = { info() {}, warn() {}, error() {}, debug() {} };
const client = new Inngest({
  id: "bench",
  isDev: true,
  baseUrl: process.env.BENCH_ENGINE_URL ?? "",
  logger: silent,
});
const report = (n: number) => process.send?.({ n, at: performance.timeOrigin + performance.now() });

const noop = client.createFunction({ id: "noop", triggers: [{ event: "bench/noop" }] }, ({ event }) => {
  report(event.data.n);
});
const three = client.createFunction(
  { id: "three", triggers: [{ event: "bench/three" }] },
  async ({ event, step }) => {
    const a = await step.run("a", () => 1);
    const b = await step.run("b", () => a + 1);
    await step.run("c", () => {
      report(event.data.n);
      return b + 1;
    });
  },
);

const answer = serve({ client, functions: [noop, three] });
const server = http.createServer((request, response) => {
  Promise.resolve(answer(request, response)).catch(() => response.destroy());
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
