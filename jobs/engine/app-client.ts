import * as http from "node:http";
import * as https from "node:https";
import type { Answer } from "./answers.ts";

/** The app could not be asked, or its answer was cut off. */
export class CallFailed extends Error {
  readonly code: string;
  /** True when nothing listened: the app certainly did not run anything. */
  readonly refused: boolean;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
    this.refused = code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
  }
}

/** Largest answer read from an app, in bytes (the real server's limit is 8 MB). */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export type CallRequest = {
  url: string;
  method: "POST" | "PUT";
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
  signal?: AbortSignal;
};

/** A client with keep-alive connections, kept shorter than a Node server's idle limit of five seconds. */
export class AppClient {
  readonly #options = { keepAlive: true, maxFreeSockets: 64, timeout: 4_000, scheduling: "lifo" as const };
  readonly #http = new http.Agent(this.#options);
  readonly #https = new https.Agent(this.#options);

  /** Sends a request and reads the whole answer. Throws CallFailed; an answer over 8 MB has its own code. */
  send(call: CallRequest): Promise<Answer> {
    const url = new URL(call.url);
    const secure = url.protocol === "https:";
    return new Promise((resolve, reject) => {
      const headers = { ...call.headers, "content-length": Buffer.byteLength(call.body).toString() };
      const request = (secure ? https : http).request(url, {
        method: call.method,
        agent: secure ? this.#https : this.#http,
        headers,
        signal: call.signal,
      });
      const timer = setTimeout(
        () => request.destroy(new CallFailed("TIMEOUT", "no answer in time")),
        call.timeoutMs,
      );
      const fail = (error: Error) => {
        clearTimeout(timer);
        reject(asCallFailed(error));
      };
      request.on("error", fail);
      request.on("socket", (socket) => socket.setTimeout(0).setKeepAlive(true, 30_000));
      request.on("response", (response) => {
        readBody(response).then((body) => {
          clearTimeout(timer);
          const seen = response.headers as Record<string, string | undefined>;
          resolve({ status: response.statusCode ?? 0, headers: seen, body });
        }, fail);
      });
      request.end(call.body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) {
      response.destroy();
      throw new CallFailed("output_too_large", "the response body exceeds the maximum size limit");
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new CallFailed("TRUNCATED", "the answer was cut off");
  return Buffer.concat(chunks).toString("utf8");
}

function asCallFailed(error: Error & { code?: string }): CallFailed {
  if (error instanceof CallFailed) return error;
  return new CallFailed(error.code ?? "ECONNECTION", error.message || "the connection broke");
}
