import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the processes that serve people have logged since the stack was started. */
export function logged(): string {
  const folder = process.env.FACET_E2E_LOGS ?? "";
  return ["web", "worker", "engine", "postgres"]
    .map((name) => readFileSync(join(folder, `${name}.log`), "utf8"))
    .join("\n");
}
