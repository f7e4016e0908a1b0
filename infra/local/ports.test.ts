import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Home } from "./home.ts";
import { claimPort } from "./port-claim.ts";
import { choosePorts, isFree } from "./ports.ts";
import { chooseWebPort } from "./web-port.ts";

let home: Home;
let said: string[];
const open: Server[] = [];

const say = (line: string) => said.push(line);

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "facet-ports-"));
  home = { root: folder, folder, data: folder, log: folder, programs: folder, user: undefined };
  said = [];
});

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

function occupy(port: number, host = "127.0.0.1"): Promise<number> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve((server.address() as { port: number }).port));
  });
}

test("a stack keeps its ports", async () => {
  const ports = await choosePorts(home, say);
  expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
  expect(await choosePorts(home, say)).toEqual(ports);
  expect(said).toEqual([]);
});

test("a stack whose port was taken meanwhile moves, and says so", async () => {
  const ports = await choosePorts(home, say);
  await occupy(ports.postgres);
  const others = await choosePorts(home, say);
  expect(Object.values(others)).not.toContain(ports.postgres);
  expect(said).toEqual([expect.stringContaining("moving to others")]);
});

test("a listener on either loopback address or on all of them takes the port", async () => {
  expect(await isFree(await occupy(0))).toBe(false);
  expect(await isFree(await occupy(0, "0.0.0.0"))).toBe(false);
});

test("the web port asked for must be free: one line says what to do", async () => {
  const port = await occupy(0);
  await expect(chooseWebPort(home, port, say)).rejects.toThrow(
    `port ${port} is taken by another program: stop it, or choose another with --port`,
  );
});

test("a port that several checkouts claim at once belongs to one of them at most, and to the next when that has ended", async () => {
  const claims = mkdtempSync(join(tmpdir(), "facet-claims-"));
  const script = `const { claimPort } = await import(${JSON.stringify(join(import.meta.dirname, "port-claim.ts"))});
    process.stdout.write(claimPort(3000, ${JSON.stringify(claims)}) ? "mine" : "taken");
    setInterval(() => {}, 1000);`;
  const rivals = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] }),
  );
  const said = await Promise.all(rivals.map(async ({ stdout }) => String((await once(stdout, "data"))[0])));
  expect(said.filter((word) => word === "mine").length).toBeLessThanOrEqual(1);
  const owner = said.indexOf("mine");
  expect(claimPort(3000, claims)).toBe(owner < 0);
  for (const rival of rivals) {
    rival.kill("SIGKILL");
    await once(rival, "exit");
  }
  expect(claimPort(3000, claims)).toBe(true);
});
