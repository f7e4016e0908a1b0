import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One address for several copies of a process: each connection goes to the first that takes it. */
export async function balancer(
  ports: readonly number[],
): Promise<{ url: string; close: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    open.add(caller);
    caller.on("error", () => caller.destroy());
    caller.on("close", () => open.delete(caller));
    pass(caller, ports);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const close = () => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

function pass(caller: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void caller.destroy();
  const copy = connect(port, "127.0.0.1");
  let isTaken = false;
  copy.on("connect", () => {
    isTaken = true;
    caller.pipe(copy);
    copy.pipe(caller);
  });
  copy.on("error", () => (isTaken ? caller.destroy() : pass(caller, others)));
  copy.on("close", () => isTaken && caller.destroy());
  caller.on("close", () => copy.destroy());
}
