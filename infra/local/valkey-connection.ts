import { connect, type Socket } from "node:net";
import { encodeCommand, RespError, RespReader, type RespValue } from "./resp.ts";

export type Command = readonly (string | Buffer)[];

/** The server cannot be reached or went away with the command: unlike a RespError, it says nothing about the command. */
export class ConnectionLost extends Error {
  constructor() {
    super("the Redis server behind the bridge cannot be reached");
    this.name = "ConnectionLost";
  }
}

type Waiting = { resolve: (value: RespValue) => void; reject: (error: Error) => void };

/** One socket to Valkey, shared by all requests: commands go out in order, answers come back in the same order. */
export class ValkeyConnection {
  readonly #host: string;
  readonly #port: number;
  readonly #password: string;
  #socket: Socket | undefined;
  #waiting: Waiting[] = [];

  constructor(host: string, port: number, password: string) {
    this.#host = host;
    this.#port = port;
    this.#password = password;
  }

  /** Sends the commands back to back, so that nothing of another caller comes between them. */
  send(commands: readonly Command[]): Promise<RespValue>[] {
    const socket = this.#socket ?? this.#open();
    const answers = commands.map(
      () => new Promise<RespValue>((resolve, reject) => this.#waiting.push({ resolve, reject })),
    );
    socket.write(Buffer.concat(commands.map(encodeCommand)));
    return answers;
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: this.#host, noDelay: true });
    const reader = new RespReader();
    this.#socket = socket;
    socket.on("data", (bytes) => this.#answer(socket, reader, bytes));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#lost(socket));
    this.#waiting.push({
      resolve: (value) => value instanceof RespError && socket.destroy(),
      reject: () => {},
    });
    socket.write(encodeCommand(["AUTH", this.#password]));
    return socket;
  }

  #answer(socket: Socket, reader: RespReader, bytes: Buffer): void {
    try {
      for (const value of reader.push(bytes)) this.#waiting.shift()?.resolve(value);
    } catch {
      socket.destroy();
    }
  }

  #lost(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    for (const one of this.#waiting.splice(0)) one.reject(new ConnectionLost());
  }
}
