import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers in place of the service, or null to let the request through. */
type Answer = (call: IncomingMessage) => { status: number; body: string } | null;
export type HttpGate = { url: string; answer: (rule: Answer) => void; close: () => Promise<void> };

/** A gate that reads HTTP in front of `target`: single requests get another answer, all others pass unchanged. */
export async function httpGate(target: string): Promise<HttpGate> {
  const { hostname, port } = new URL(target);
  let rule: Answer = () => null;
  const server = createServer((call, reply) => {
    const own = rule(call);
    if (own) {
      call.resume();
      reply.writeHead(own.status, { "content-type": "application/xml" }).end(own.body);
      return;
    }
    const { method, url: path, headers } = call;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    });
    onward.on("error", () => reply.destroy());
    call.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (next) => {
      rule = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
