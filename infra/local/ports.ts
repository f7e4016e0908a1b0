import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { readJson, writeJson } from "./json-file.ts";
import { claimPort } from "./port-claim.ts";

const names = [
  "web",
  "worker",
  "engine",
  "postgres",
  "upstash",
  "valkey",
  "s3",
  "s3Grpc",
  "master",
  "masterGrpc",
  "volume",
  "volumeGrpc",
  "filer",
  "filerGrpc",
] as const;

export type PortName = (typeof names)[number];
export type Ports = Record<PortName, number>;

/** Below the range from which Linux and macOS hand out ports to outgoing connections. */
const firstPort = 20_000;
const blockSize = 16;
const blocks = 700;

/** True when nobody holds the port: we can listen on it, and nobody answers on the other loopback address. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port)) && !(await answers(port, "::1"));
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(300, () => done(false));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}

function block(index: number): Ports {
  const base = firstPort + (index % blocks) * blockSize;
  return Object.fromEntries(names.map((name, i) => [name, base + i])) as Ports;
}

async function allFree(ports: Ports, except: readonly PortName[]): Promise<boolean> {
  const wanted = names.filter((name) => !except.includes(name)).map((name) => ports[name]);
  return (await Promise.all(wanted.map(isFree))).every(Boolean);
}

/**
 * The ports of a stack: the ones it had last time, or the next free block from one that follows from its path, so
 * that two checkouts do not meet. Call it only when nothing of this stack runs any more.
 */
export async function choosePorts(home: Home, say: (line: string) => void): Promise<Ports> {
  const path = join(home.folder, "state.json");
  const state = readJson<{ ports?: Ports }>(path) ?? {};
  const kept = state.ports;
  if (kept && names.every((name) => kept[name]) && (await allFree(kept, ["web"])) && claimPort(kept.postgres))
    return kept;
  if (kept) say("another program took one of this checkout's ports: moving to others");
  const start = createHash("sha256").update(home.folder).digest().readUInt32BE(0) % blocks;
  for (let i = 0; i < blocks; i++) {
    const ports = block(start + i);
    // one port stands for its block
    if (!(await allFree(ports, [])) || !claimPort(ports.postgres)) continue;
    writeJson(path, { ...state, ports });
    return ports;
  }
  throw new Error(`no free block of ${blockSize} ports from ${firstPort} up: stop some programs`);
}
