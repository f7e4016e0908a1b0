import { connect } from "node:net";

/** True when the address answers with a 2xx status within a second. */
export async function answersOk(url: string, timeoutMs = 1000): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Sends one line to a TCP port of this machine and returns the first bytes of the answer. */
export function askTcp(port: number, line: string, timeoutMs = 1000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const fail = (reason: Error) => {
      socket.destroy();
      reject(reason);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error("no answer")));
    socket.once("error", fail);
    socket.once("connect", () => socket.write(line));
    socket.once("data", (bytes) => {
      socket.destroy();
      resolve(bytes.toString("utf8"));
    });
  });
}
