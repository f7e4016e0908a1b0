import { join } from "node:path";
import type { Home } from "./home.ts";
import type { Part } from "./part.ts";

export type UpstashOptions = {
  home: Home;
  port: number;
  token: string;
  valkeyPort: number;
  valkeyPassword: string;
};

/** The Upstash REST bridge of this stack, in front of its Valkey. */
export function upstashPart({ home, port, token, valkeyPort, valkeyPassword }: UpstashOptions): Part {
  const ping = async () => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${port}/ping`, {
      headers,
      signal: AbortSignal.timeout(1000),
    });
    return answer.ok && (await answer.text()).includes("PONG");
  };
  return {
    name: "upstash",
    tier: "service",
    port,
    file: process.execPath,
    args: [join(home.root, "infra/local/upstash-bridge.ts")],
    env: {
      PATH: process.env.PATH,
      BRIDGE_PORT: String(port),
      BRIDGE_TOKEN: token,
      VALKEY_PORT: String(valkeyPort),
      VALKEY_PASSWORD: valkeyPassword,
    },
    cwd: home.root,
    stopSignal: "SIGTERM",
    graceMs: 2000,
    startMs: 30_000,
    ready: ping,
  };
}
