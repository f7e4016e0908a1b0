import { RespError, RespStatus, type RespValue } from "./resp.ts";
import { type Command, ConnectionLost, type ValkeyConnection } from "./valkey-connection.ts";

/** An answer of the Upstash REST API to one command. */
export type Outcome = { result: unknown } | { error: string };

/** Refused before it is sent; `status` is the HTTP status Upstash gives. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** Would change or block the socket that all requests share; Upstash has no use for most of them either. */
const refused = new Set(
  (
    "AUTH HELLO SELECT RESET QUIT CLIENT MULTI EXEC DISCARD WATCH UNWATCH MONITOR SUBSCRIBE UNSUBSCRIBE PSUBSCRIBE " +
    "PUNSUBSCRIBE SSUBSCRIBE SUNSUBSCRIBE BLPOP BRPOP BLMOVE BLMPOP BRPOPLPUSH BZPOPMIN BZPOPMAX BZMPOP WAIT WAITAOF " +
    "SHUTDOWN REPLICAOF SLAVEOF CONFIG DEBUG MODULE ACL SYNC PSYNC FAILOVER"
  ).split(" "),
);

/** Checks one command of a request body. Numbers and booleans are allowed, as Upstash allows them. */
export function toCommand(value: unknown): Command {
  if (!Array.isArray(value) || value.length === 0) throw new BadRequest("ERR empty command");
  const args = value.map((arg) => {
    if (typeof arg === "string") return arg;
    if (typeof arg === "number" || typeof arg === "boolean") return String(arg);
    throw new BadRequest("ERR failed to parse command: arguments are strings, numbers or booleans");
  });
  const name = (args[0] ?? "").toUpperCase();
  const blocks =
    (name === "XREAD" || name === "XREADGROUP") && args.some((arg) => arg.toUpperCase() === "BLOCK");
  if (refused.has(name) || blocks) throw new BadRequest(`ERR Command is not available: '${name}'`);
  return args;
}

/** With `base64` every text is encoded, except the word OK, which clients read as it is. */
function toJson(value: RespValue, base64: boolean): unknown {
  if (value === null || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map((one) => toJson(one, base64));
  if (value instanceof RespError) return value.message;
  if (value instanceof RespStatus) {
    return base64 && value.text !== "OK" ? Buffer.from(value.text).toString("base64") : value.text;
  }
  return value.toString(base64 ? "base64" : "utf8");
}

function toOutcome(value: RespValue, base64: boolean): Outcome {
  return value instanceof RespError ? { error: value.message } : { result: toJson(value, base64) };
}

/** Runs commands one after another; each has an outcome of its own. @throws ConnectionLost */
export async function runPipeline(
  valkey: ValkeyConnection,
  commands: Command[],
  base64: boolean,
): Promise<Outcome[]> {
  const answers = await Promise.all(valkey.send(commands));
  return answers.map((answer) => toOutcome(answer, base64));
}

/** Runs commands as one transaction: all or, when one is refused on entry, none. @throws ConnectionLost */
export async function runTransaction(
  valkey: ValkeyConnection,
  commands: Command[],
  base64: boolean,
): Promise<Outcome[] | { error: string }> {
  const answers = await Promise.all(valkey.send([["MULTI"], ...commands, ["EXEC"]]));
  const results = answers.at(-1);
  if (results instanceof RespError) {
    const cause = answers.slice(1, -1).find((answer) => answer instanceof RespError);
    return { error: cause instanceof RespError ? `${results.message} ${cause.message}` : results.message };
  }
  if (!Array.isArray(results)) throw new ConnectionLost();
  return results.map((answer) => toOutcome(answer, base64));
}
