import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import type { Part } from "./part.ts";
import { askTcp } from "./probe.ts";

export type ValkeyOptions = { home: Home; file: string; port: number; password: string };

/** A cache with a ceiling, on disk once a second so that rate limits outlive a restart. */
function configuration(folder: string, port: number, password: string): string {
  const lines = [
    `port ${port}`,
    "bind 127.0.0.1",
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    "appendonly yes",
    "appendfsync everysec",
    "aof-load-truncated yes",
    'save ""',
    "maxmemory 256mb",
    "maxmemory-policy allkeys-lru",
    "enable-debug-command local",
  ];
  return `${lines.join("\n")}\n`;
}

function prepare({ home, port, password }: ValkeyOptions, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "valkey.conf");
  writeFileSync(path, configuration(folder, port, password), { mode: 0o600 });
  if (home.user) for (const one of [folder, path]) chownSync(one, home.user.uid, home.user.gid);
}

/** Valkey of this stack, behind a password. The application reaches it through the Upstash bridge only. */
export function valkeyPart(options: ValkeyOptions): Part {
  const { home, file, port, password } = options;
  const folder = join(home.data, "valkey");
  return {
    name: "valkey",
    tier: "service",
    port,
    file,
    args: [join(folder, "valkey.conf")],
    env: { PATH: "/usr/bin:/bin" },
    cwd: "/",
    user: home.user,
    stopSignal: "SIGTERM",
    graceMs: 5000,
    startMs: 30_000,
    prepare: async () => prepare(options, folder),
    ready: async () => (await askTcp(port, `AUTH ${password}\r\n`)).startsWith("+OK"),
  };
}
