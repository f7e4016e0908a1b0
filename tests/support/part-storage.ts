import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { crc32 } from "node:zlib";
import type { BegunUpload, SignedParts, StoredParts } from "#lib/contracts/upload.ts";
import { partPlan } from "#lib/domain/upload/part-plan.ts";
import { base64OfCrc32 } from "#server/storage/checksum.ts";

/** What the store does with the request number `count` (from 1) before it is read; null: what a store should. */
export type Fault = (
  count: number,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<"handled" | null> | "handled" | null;

/**
 * A store of parts over real HTTP that can be told to fail, and the upload API in front of it. It checks length
 * and CRC-32 of each part as S3 does, and counts what it was sent.
 */
export class PartStorage {
  readonly parts = new Map<number, Buffer>();
  readonly signed = new Map<number, string>();
  fault: Fault = () => null;
  requests = 0;
  receivedBytes = 0;
  signCalls = 0;
  completes = 0;
  mostAtOnce = 0;
  answers: "up" | "down" = "up";
  #atOnce = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  begun: BegunUpload | null = null;

  async open(sizeBytes: number): Promise<BegunUpload> {
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await this.listen();
    const ids = { uploadId: "upload", modelId: "model", orderId: "order", number: "F-1-A" };
    this.begun = { ...ids, fileName: "ring.stl", ...partPlan(sizeBytes), storage: "ready" };
    return this.begun;
  }

  port = 0;
  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(this.port, "127.0.0.1", () => {
        this.port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Cuts every connection and refuses new ones until `listen`. */
  shut(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    response.on("close", () => {
      this.#atOnce -= 1;
    });
    if ((await this.fault(this.requests, request, response)) === "handled") return;
    const number = Number(new URL(request.url ?? "/", "http://x").searchParams.get("part"));
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    this.receivedBytes += body.length;
    const isSame = base64OfCrc32(crc32(body)) === request.headers["x-amz-checksum-crc32"];
    if (isSame) this.parts.set(number, body);
    response.writeHead(isSame ? 200 : 400).end();
  }

  get object(): Buffer {
    return Buffer.concat([...this.parts].sort(([a], [b]) => a - b).map(([, body]) => body));
  }

  readonly api = {
    begin: async () => this.#up(this.begun as BegunUpload),
    signParts: async ({ parts }: { parts: { number: number; crc32: string }[] }): Promise<SignedParts> => {
      this.signCalls += 1;
      for (const { number, crc32 } of parts) this.signed.set(number, crc32);
      const urlOf = (n: number) => `http://127.0.0.1:${this.port}/?part=${n}&sign=${this.signCalls}`;
      const signed = parts.map(({ number, crc32 }) => ({
        number,
        url: urlOf(number),
        headers: { "x-amz-checksum-crc32": crc32 },
      }));
      return this.#up({ storage: "ready", parts: signed, validSeconds: 60 });
    },
    storedParts: async (): Promise<StoredParts> => {
      const held = [...this.parts].map(([number, { length }]) => ({
        number,
        size: length,
        crc32: this.signed.get(number) ?? null,
      }));
      return this.#up({ state: "open", storage: "ready", parts: held });
    },
    complete: async () => {
      this.completes += 1;
      return this.#up({ uploadId: "upload", modelId: "model", state: "stored" as const });
    },
    cancel: async () => this.#up({ uploadId: "upload", modelId: "model", state: "cancelled" as const }),
  };

  #up<T>(answer: T): T {
    if (this.answers === "down") throw new Error("no connection");
    return answer;
  }
}
