import type { RunAs } from "./home.ts";
import type { Variables } from "./variables.ts";

/** One supervised process: how it is started, when it is ready, how it is stopped. */
export type Part = {
  name: string;
  /** parts of the application stop before the services they stand on */
  tier: "service" | "application";
  port: number;
  /** answers 2xx when the part works; without one, `ready` alone decides */
  health?: string;
  file: string;
  args: string[];
  env: Variables;
  cwd: string;
  user?: RunAs | undefined;
  stopSignal: NodeJS.Signals;
  /** how long to wait after `stopSignal` before SIGKILL */
  graceMs: number;
  /** how long a start may take */
  startMs: number;
  /** runs before every start, restarts included: first-time set-up, leftovers of a killed predecessor */
  prepare?: () => Promise<void>;
  ready: () => Promise<boolean>;
};

/** Thrown with a line a person can act on when a part does not come up. */
export class PartFailed extends Error {
  readonly part: string;
  constructor(part: string, reason: string, what = "did not start") {
    super(`${part} ${what}: ${reason}`);
    this.name = "PartFailed";
    this.part = part;
  }
}
