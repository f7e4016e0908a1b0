import { type AddressInfo, createServer, type Socket } from "node:net";

export type ReceivedMail = { to: string; messageId: string; text: string };

/** A mail server on loopback that speaks as much SMTP as a delivery needs, and can be stopped and started again. */
export type SmtpServer = {
  url: string;
  received: ReceivedMail[];
  start: () => Promise<void>;
  /** Cuts every connection and refuses new ones until `start`. */
  stop: () => Promise<void>;
};

export async function smtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    converse(socket, (mail) => received.push(mail));
  });
  let port = 0;
  const start = () =>
    new Promise<void>((resolve) => {
      server.listen(port, "127.0.0.1", () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  };
  await start();
  return { url: `smtp://127.0.0.1:${port}`, received, start, stop };
}

function converse(socket: Socket, keep: (mail: ReceivedMail) => void): void {
  let waiting = "";
  let to = "";
  let body: string[] | null = null;
  const say = (line: string) => socket.writable && socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (body) {
      if (line !== ".") return void body.push(line);
      const text = body.join("\n");
      body = null;
      keep({ to, messageId: /^message-id: *(<.*>)/im.exec(text)?.[1] ?? "", text });
      return void say("250 taken");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") to = /<(.*?)>/.exec(line)?.[1] ?? "";
    if (verb === "DATA") body = [];
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    say(verb === "DATA" ? "354 go on" : "250 test");
  };
  socket.on("data", (bytes) => {
    waiting += bytes.toString("latin1");
    for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      hear(line);
    }
  });
  say("220 test");
}
