import { type ChildProcess, spawn } from "node:child_process";
import type { RecordedPart } from "./process-record.ts";
import { groupSignals } from "./process-record.ts";

// The last line read is the list of what runs; end of input means the supervisor is gone, however it died.
const script = `
trap '' HUP INT TERM
list=
while IFS= read -r line; do list=$line; done
for entry in $list; do kill -s "\${entry%%:*}" -- "\${entry#*:}" 2>/dev/null; done
tries=0
while [ $tries -lt 30 ]; do
  alive=
  for entry in $list; do kill -s 0 -- "\${entry#*:}" 2>/dev/null && alive=1; done
  [ -z "$alive" ] && exit 0
  tries=$((tries+1)); sleep 0.2
done
for entry in $list; do kill -s KILL -- "\${entry#*:}" 2>/dev/null; done
`;

/**
 * A small shell beside the supervisor, in a session of its own, that ends every part when the supervisor dies
 * without saying goodbye (kill -9, a crash, the terminal torn away).
 */
export class Watchdog {
  readonly #shell: ChildProcess;

  constructor() {
    this.#shell = spawn("/bin/sh", ["-c", script], {
      detached: true,
      cwd: "/",
      stdio: ["pipe", "ignore", "ignore"],
    });
    this.#shell.unref();
    this.#shell.stdin?.on("error", () => {});
    (this.#shell.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }

  get pid(): number {
    return this.#shell.pid ?? 0;
  }

  /** What to end if we die now. Call it after each change. */
  guard(parts: Pick<RecordedPart, "name" | "pid" | "stopSignal">[]): void {
    const entries = parts
      .filter((part) => part.pid > 0)
      .map((part) => `${part.stopSignal.slice(3)}:${groupSignals(part.name) ? "-" : ""}${part.pid}`);
    this.#shell.stdin?.write(`${entries.join(" ")}\n`);
  }

  /** Nothing runs any more: the shell ends by itself. */
  dismiss(): void {
    this.#shell.stdin?.end("\n");
  }
}
