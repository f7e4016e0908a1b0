import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { signBody, verifyBody } from "#jobs/engine/signing.ts";
import { eventually } from "../support.ts";
import {
  type Call,
  type CallBody,
  callOf,
  type Exchange,
  isCall,
  normalise,
  sendsOf,
  shiftTimes,
  withoutOwnWords,
} from "./recording.ts";
import type { Scenario } from "./scenarios.ts";

/** An app that answers as it did in the recording, and keeps what it was asked. */
export type ReplayApp = {
  url: string;
  calls: Call[];
  problems: string[];
  /** Recorded sends made so far, counted by who makes them. */
  sent: number;
  /** Says when the engine has settled what was sent; set once there is an engine. */
  isSettled: () => Promise<boolean>;
  close: () => Promise<void>;
};

const LONGEST_DELAY_MS = 400;

/** What identifies a call among those of a recording: the same question gets the same answer. */
function question(call: Call, { ownWords = false }: Scenario): string {
  const { fnId, stepId, body } = ownWords ? withoutOwnWords(call) : call;
  const memo = stepId === "step" ? Object.keys(body.steps).toSorted() : [];
  const { name, data } = body.event;
  return JSON.stringify([fnId, stepId, body.ctx.attempt, name, normalise(data), memo]);
}

export async function startReplayApp(
  recording: readonly Exchange[],
  scenario: Scenario,
  signingKey: string | null,
): Promise<ReplayApp> {
  const own: ReplayApp = {
    ...{ url: "", calls: [], problems: [], sent: 0 },
    isSettled: async () => true,
    close: async () => {},
  };
  const answers = new Map<string, Exchange[]>();
  for (const exchange of withInlinedState(recording).filter(isCall)) {
    const key = question(callOf(exchange), scenario);
    answers.set(key, [...(answers.get(key) ?? []), exchange]);
  }
  const { calls, problems } = own;
  const sends = sendsOf(recording);
  const shiftMs = Date.now() - recordedStart(recording);
  const server = http.createServer((request, response) => {
    void readText(request).then(async (text) => {
      const query = new URL(request.url ?? "", "http://x").searchParams;
      const body = JSON.parse(text) as CallBody;
      const call = { fnId: query.get("fnId") ?? "", stepId: query.get("stepId") ?? "", body };
      if (body.ctx.fn_id !== undefined) problems.push("ctx.fn_id was sent");
      const signature = request.headers["x-inngest-signature"] as string | undefined;
      if (signingKey && !verifyBody(text, signature, signingKey, Date.now())) problems.push("bad signature");
      const list = answers.get(question(call, scenario)) ?? [];
      const exchange = list.length > 1 ? list.shift() : list[0];
      const spare = scenario.answers?.[call.fnId];
      if (!spare) calls.push(call);
      if (!exchange && !spare) problems.push(`not in the recording: ${question(call, scenario)}`);
      await new Promise((resolve) => setTimeout(resolve, Math.min(exchange?.took_ms ?? 0, LONGEST_DELAY_MS)));
      if (exchange) await sendsMeanwhile(exchange, sends, own).catch((late) => problems.push(String(late)));
      send(response, exchange ?? spareAnswer(spare), scenario, shiftMs, signingKey);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(own, { url: `http://127.0.0.1:${port}/api/inngest`, close });
}

// What was sent while this call was open has to be settled before it is answered, however loaded the machine.
async function sendsMeanwhile(exchange: Exchange, sends: readonly Exchange[], app: ReplayApp): Promise<void> {
  const { at_ms, took_ms } = exchange;
  const meanwhile = sends.filter((send) => send.at_ms > at_ms && send.at_ms < at_ms + took_ms);
  if (meanwhile.length === 0) return;
  const before = sends.filter((send) => send.at_ms < at_ms + took_ms).length;
  await eventually(async () => app.sent >= before && (await app.isSettled()), 30_000);
}

async function readText(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function spareAnswer(body: unknown[] | undefined): Exchange {
  const responseHeaders = { "x-inngest-sdk": "inngest-js:v4.24.0", "x-inngest-req-version": "2" };
  return { status: 206, responseHeaders, responseBody: body ?? [] } as unknown as Exchange;
}

function recordedStart(recording: readonly Exchange[]): number {
  const [first] = JSON.stringify(recording).match(/\b1[78]\d{11}\b/) ?? [];
  return Number(first ?? Date.now());
}

function send(
  response: http.ServerResponse,
  exchange: Exchange,
  { shorten = {} }: Scenario,
  shiftMs: number,
  signingKey: string | null,
): void {
  const { status, responseHeaders, responseBody } = exchange;
  let body =
    typeof responseBody === "string" && !isJsonReturn(exchange) ? responseBody : JSON.stringify(responseBody);
  body = shiftTimes(body, shiftMs);
  for (const [long, short] of Object.entries(shorten))
    body = body.replaceAll(`"name":"${long}"`, `"name":"${short}"`);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(responseHeaders)) headers[name] = shiftTimes(value, shiftMs);
  if (signingKey) headers["x-inngest-signature"] = signBody(body, signingKey, Date.now());
  response.writeHead(status, headers);
  response.end(body);
}

// A function that returns a text was recorded as that text; what a proxy sent, too.
function isJsonReturn({ status, responseHeaders }: Exchange): boolean {
  return status === 200 && responseHeaders["x-inngest-sdk"] !== undefined;
}

/** Where the real server sent `use_api`, puts in the state the SDK then fetched: this engine always inlines it. */
export function withInlinedState(recording: readonly Exchange[]): Exchange[] {
  const fetched = recording.filter(({ path }) => path.endsWith("/actions"));
  return recording.map((exchange) => {
    const body = exchange.requestBody as CallBody | null;
    if (!isCall(exchange) || !body?.ctx?.use_api) return exchange;
    const steps = fetched.shift()?.responseBody as CallBody["steps"];
    return { ...exchange, requestBody: { ...body, steps } };
  });
}
