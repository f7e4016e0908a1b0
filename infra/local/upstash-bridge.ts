import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { BadRequest, runPipeline, runTransaction, toCommand } from "./upstash-commands.ts";
import { ConnectionLost, ValkeyConnection } from "./valkey-connection.ts";

// The Upstash REST protocol in front of Valkey: https://upstash.com/docs/redis/features/restapi
const maxBodyBytes = 10 * 1024 * 1024;

type Reply = { status: number; body: unknown };

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // read to the end all the same: a connection left half-read would be of no use to the client's next request
    if (size <= maxBodyBytes) chunks.push(chunk as Buffer);
  }
  if (size > maxBodyBytes) throw new BadRequest("ERR max request size exceeded", 413);
  return Buffer.concat(chunks).toString("utf8");
}

function parseArray(body: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new BadRequest("ERR failed to parse request: the body is not JSON");
  }
  if (!Array.isArray(value)) throw new BadRequest("ERR failed to parse request: the body is not an array");
  return value;
}

/** `/set/key/value?EX=10`: path segments, then the body as the last value, then the query as options. */
function commandFromPath(url: URL, body: string): unknown[] {
  const segments = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const options = [...url.searchParams].filter(([name]) => name !== "_token");
  return [
    ...segments,
    ...(body ? [body] : []),
    ...options.flatMap(([name, value]) => (value ? [name, value] : [name])),
  ];
}

/** Answers one request. @throws BadRequest, ConnectionLost */
async function answer(valkey: ValkeyConnection, request: IncomingMessage, url: URL): Promise<Reply> {
  const body = await readBody(request);
  const base64 = request.headers["upstash-encoding"] === "base64";
  if (url.pathname === "/pipeline") {
    const commands = parseArray(body).map(toCommand);
    return { status: 200, body: commands.length ? await runPipeline(valkey, commands, base64) : [] };
  }
  if (url.pathname === "/multi-exec") {
    const outcome = await runTransaction(valkey, parseArray(body).map(toCommand), base64);
    return { status: "error" in outcome ? 400 : 200, body: outcome };
  }
  const command = toCommand(url.pathname === "/" ? parseArray(body) : commandFromPath(url, body));
  const [outcome] = await runPipeline(valkey, [command], base64);
  return { status: outcome && "error" in outcome ? 400 : 200, body: outcome };
}

function failure(error: unknown): Reply {
  if (error instanceof BadRequest) return { status: error.status, body: { error: error.message } };
  if (error instanceof URIError)
    return { status: 400, body: { error: "ERR failed to parse request: bad path" } };
  if (error instanceof ConnectionLost) return { status: 503, body: { error: `ERR ${error.message}` } };
  throw error;
}

function isAllowed(request: IncomingMessage, url: URL, token: Buffer): boolean {
  const given =
    /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? url.searchParams.get("_token");
  return given !== null && given !== undefined && timingSafeEqual(sha256(given), token);
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}

function main(): void {
  const { BRIDGE_PORT, BRIDGE_TOKEN, VALKEY_PORT, VALKEY_PASSWORD } = process.env;
  if (!BRIDGE_PORT || !BRIDGE_TOKEN || !VALKEY_PORT || !VALKEY_PASSWORD)
    throw new Error("the bridge needs its environment");
  const token = sha256(BRIDGE_TOKEN);
  const valkey = new ValkeyConnection(
    process.env.VALKEY_HOST ?? "127.0.0.1",
    Number(VALKEY_PORT),
    VALKEY_PASSWORD,
  );
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://bridge");
    if (!isAllowed(request, url, token))
      return reply(response, { status: 401, body: { error: "Unauthorized" } });
    answer(valkey, request, url)
      .catch(failure)
      .then((result) => reply(response, result))
      .catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(Number(BRIDGE_PORT), process.env.BRIDGE_HOST ?? "127.0.0.1");
  process.once("SIGTERM", () => {
    valkey.close();
    server.close();
    server.closeAllConnections();
  });
}

main();
