/** A value of the Redis protocol, version 2. A bulk string is bytes, a status line is text: clients treat them apart. */
export type RespValue = RespStatus | RespError | number | Buffer | null | RespValue[];

export class RespStatus {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class RespError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

const crlf = Buffer.from("\r\n");

/** One command as the server reads it. */
export function encodeCommand(args: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from(`*${args.length}\r\n`)];
  for (const arg of args) {
    const bytes = typeof arg === "string" ? Buffer.from(arg) : arg;
    pieces.push(Buffer.from(`$${bytes.length}\r\n`), bytes, crlf);
  }
  return Buffer.concat(pieces);
}

/** Thrown inside the reader when the answer goes on in the next packet; `need` is the total it must hold by then. */
class Incomplete extends Error {
  readonly need: number;
  constructor(need: number) {
    super("incomplete");
    this.need = need;
  }
}

/** Turns a stream of bytes into answers. Bytes may arrive cut anywhere. */
export class RespReader {
  #chunks: Buffer[] = [];
  #size = 0;
  #need = 1;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;

  /** The answers completed by these bytes, in order. @throws when the bytes are not Redis protocol */
  push(bytes: Buffer): RespValue[] {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    // a large answer comes in many packets: look again only when enough has come
    if (this.#size < this.#need) return [];
    this.#buffer = this.#chunks.length === 1 ? bytes : Buffer.concat(this.#chunks);
    const answers = this.#readAll();
    this.#chunks = this.#buffer.length ? [this.#buffer] : [];
    this.#size = this.#buffer.length;
    return answers;
  }

  #readAll(): RespValue[] {
    const answers: RespValue[] = [];
    let done = 0;
    try {
      for (this.#at = 0; this.#at < this.#buffer.length; done = this.#at) answers.push(this.#value());
      this.#need = 1;
    } catch (error) {
      if (!(error instanceof Incomplete)) throw error;
      this.#need = error.need - done;
    }
    this.#buffer = this.#buffer.subarray(done);
    return answers;
  }

  #value(): RespValue {
    const line = this.#line();
    const rest = line.slice(1);
    switch (line[0]) {
      case "+":
        return new RespStatus(rest);
      case "-":
        return new RespError(rest);
      case ":":
        return Number(rest);
      case "$":
        return this.#bulk(Number(rest));
      case "*":
        return Number(rest) < 0 ? null : Array.from({ length: Number(rest) }, () => this.#value());
      default:
        throw new Error("not an answer of the Redis protocol");
    }
  }

  #line(): string {
    const end = this.#buffer.indexOf(crlf, this.#at);
    if (end < 0) throw new Incomplete(this.#buffer.length + 1);
    const line = this.#buffer.toString("utf8", this.#at, end);
    this.#at = end + 2;
    return line;
  }

  #bulk(length: number): Buffer | null {
    if (length < 0) return null;
    const end = this.#at + length;
    if (this.#buffer.length < end + 2) throw new Incomplete(end + 2);
    const bytes = this.#buffer.subarray(this.#at, end);
    this.#at = end + 2;
    return bytes;
  }
}
