import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A gate on a real socket in front of a service: open, shut (refuses and cuts), or slow. */
export type TcpGate = {
  /** Address of the gate, to be used in place of the service's. */
  url: string;
  open: () => Promise<void>;
  shut: () => Promise<void>;
  /** Holds back whatever the service answers for this long. */
  slow: (ms: number) => void;
  close: () => Promise<void>;
};

/** Opens a gate in front of `target` ("http://host:port"). */
export async function tcpGate(target: string): Promise<TcpGate> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let own = 0;
  const server = createServer((client) => {
    const service = connect(Number(port), hostname);
    for (const socket of [client, service]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    client.pipe(service);
    client.on("close", () => service.destroy());
    service.on("data", (chunk) => setTimeout(() => client.writable && client.write(chunk), delayMs));
    // After what was said before it.
    service.on("close", () => setTimeout(() => client.end(), delayMs));
  });
  const open = () =>
    new Promise<void>((resolve) => {
      server.listen(own, "127.0.0.1", () => {
        own = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const shut = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  };
  await open();
  return {
    url: `http://127.0.0.1:${own}`,
    open,
    shut,
    slow: (ms) => {
      delayMs = ms;
    },
    close: shut,
  };
}
