import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { PartStorage } from "#tests/support/part-storage.ts";
import { type EngineState, UploadEngine } from "./upload-engine.ts";
import type { EngineParts, SendPart } from "./upload-types.ts";

const MIB = 1024 * 1024;
const bytes = randomBytes(21 * MIB);
const file = new Blob([bytes]);

const send: SendPart = async ({ url, headers, body, signal, timeoutMs }) => {
  const bound = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const answer = await fetch(url, { method: "PUT", headers, body, signal: bound });
  await answer.arrayBuffer();
  return answer.status;
};

let storage: PartStorage;
afterEach(() => storage.shut());

async function engineOf(options: Partial<EngineParts> & { resumed?: boolean; blob?: Blob } = {}) {
  storage ??= new PartStorage();
  const begun = storage.begun ?? (await storage.open(bytes.length));
  const states: EngineState[] = [];
  const { resumed = false, blob = file, ...given } = options;
  const parts: EngineParts = {
    api: storage.api,
    send,
    connection: { isOnline: () => true, onChange: () => () => {} },
    now: () => performance.now(),
    random: Math.random,
    backoff: { baseMs: 10, capMs: 60 },
    ...given,
  };
  const engine = new UploadEngine({ begun, file: blob, resumed }, parts, (state) => states.push(state));
  return { engine, states, phases: () => states.map(({ phase }) => phase) };
}

/** Waits for what must come about; the machine may be busy. */
const until = (holds: () => boolean) =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: 8000, interval: 10 });

const fresh = () => {
  storage = new PartStorage();
};

it("sends every byte once and ends stored", async () => {
  fresh();
  const { engine, states } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
  expect(storage.receivedBytes).toBe(bytes.length);
  expect(states.at(-1)).toMatchObject({
    phase: "stored",
    sentBytes: bytes.length,
    storedParts: [1, 2, 3, 4, 5],
  });
  expect(storage.signCalls).toBe(2);
});

it("sends only the part again whose connection was cut at 60 % (fault 4)", async () => {
  fresh();
  storage.fault = (count, request) => {
    if (count !== 2) return null;
    let seen = 0;
    request.on("error", () => {});
    request.on("data", (chunk: Buffer) => {
      seen += chunk.length;
      if (seen > 3 * MIB) request.socket.destroy();
    });
    return "handled";
  };
  const { engine } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
  expect(storage.requests).toBe(6);
});

it("comes through a 503 to every third request, and the object equals the file (fault 3)", async () => {
  fresh();
  storage.fault = (count, request, response) => {
    if (count % 3 !== 0) return null;
    request.resume();
    response.writeHead(503).end();
    return "handled";
  };
  const { engine } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
  expect(storage.requests).toBeLessThanOrEqual(8);
});

it("signs only what is left when an address has run out (fault 8)", async () => {
  fresh();
  storage.fault = (_, request, response) => {
    const isOld = request.url?.includes("sign=2") && request.url.includes("part=5");
    if (!isOld) return null;
    request.resume();
    response.writeHead(403).end();
    return "handled";
  };
  const { engine } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(storage.signCalls).toBe(3);
  expect(storage.requests).toBe(6);
});

it("goes on slowly with a slow store and holds nothing else up (fault 2)", async () => {
  fresh();
  storage.fault = async () => {
    await sleep(150);
    return null;
  };
  const { engine, phases } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(phases()).not.toContain("waiting");
});

it("says that it waits while storage refuses connections, and finishes by itself (fault 1)", async () => {
  fresh();
  await storage.open(bytes.length);
  await storage.shut();
  const { engine, phases } = await engineOf();
  const end = engine.run();
  await until(() => phases().at(-1) === "waiting");
  await storage.listen();
  expect(await end).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
});

it("waits offline without trying, and resumes when the connection is back (fault 9)", async () => {
  fresh();
  let online = true;
  const listeners = new Set<() => void>();
  const connection = {
    isOnline: () => online,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  storage.fault = (count, request) => {
    if (count !== 3) return null;
    online = false;
    request.socket.destroy();
    return "handled";
  };
  const cutOff: SendPart = (part) => (online ? send(part) : Promise.reject(new Error("offline")));
  const { engine, phases } = await engineOf({ connection, send: cutOff });
  const end = engine.run();
  await until(() => phases().at(-1) === "offline");
  const before = storage.requests;
  await sleep(100);
  expect(storage.requests).toBe(before);
  online = true;
  for (const listener of listeners) listener();
  expect(await end).toBe("stored");
  expect(storage.receivedBytes).toBeLessThan(bytes.length + 11 * MIB);
});

it("pauses at once and sends on from where it was", async () => {
  fresh();
  storage.fault = async () => {
    await sleep(60);
    return null;
  };
  const { engine, phases } = await engineOf();
  const end = engine.run();
  await until(() => storage.requests > 1);
  engine.pause();
  await sleep(80);
  const before = storage.requests;
  await sleep(150);
  expect(storage.requests).toBe(before);
  expect(phases().at(-1)).toBe("paused");
  engine.resume();
  expect(await end).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
});

it("does not send stored parts again after a reload (fault 10)", async () => {
  fresh();
  await storage.open(bytes.length);
  const first = await engineOf();
  storage.fault = (count) => {
    if (count === 4) first.engine.cancel();
    return null;
  };
  expect(await first.engine.run()).toBe("cancelled");
  storage.fault = () => null;
  const stored = storage.parts.size;
  expect(stored).toBeGreaterThan(1);
  const before = storage.requests;
  const second = await engineOf({ resumed: true });
  expect(await second.engine.run()).toBe("stored");
  expect(storage.requests - before).toBe(5 - stored);
});

it("refuses another file in place of the one begun", async () => {
  fresh();
  await storage.open(bytes.length);
  const other = Buffer.from(bytes);
  storage.parts.set(1, Buffer.from(bytes.subarray(0, 5 * MIB)));
  await storage.api.signParts({ parts: [{ number: 1, crc32: "AAAAAA==" }] });
  other[10] = (other[10] ?? 0) ^ 1;
  const { engine, states } = await engineOf({ resumed: true, blob: new Blob([other]) });
  expect(await engine.run()).toBe("refused");
  expect(states.at(-1)?.refusal?.code).toBe("FILE_DIFFERS");
  expect(storage.requests).toBe(0);
});

it("starts anew when storage has forgotten the upload", async () => {
  fresh();
  storage.fault = (count, request, response) => {
    if (count !== 3) return null;
    storage.parts.clear();
    request.resume();
    response.writeHead(404).end();
    return "handled";
  };
  const { engine } = await engineOf();
  expect(await engine.run()).toBe("stored");
  expect(storage.object.equals(bytes)).toBe(true);
});

it("gives up when storage keeps refusing a part, and says which", async () => {
  fresh();
  storage.fault = (_, request, response) => {
    request.resume();
    response.writeHead(403).end();
    return "handled";
  };
  const { engine, states } = await engineOf();
  expect(await engine.run()).toBe("refused");
  expect(states.at(-1)?.refusal).toMatchObject({ code: "PART_REFUSED", details: { status: 403 } });
});

it("keeps asking while our own server is away", async () => {
  fresh();
  storage.answers = "down";
  const { engine, phases } = await engineOf();
  const end = engine.run();
  await until(() => phases().at(-1) === "waiting");
  storage.answers = "up";
  expect(await end).toBe("stored");
});
