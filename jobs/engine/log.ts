/** Writes one line of JSON to standard output. No payloads, no keys: names, ids, counts and error messages. */
export function log(
  level: "info" | "warn" | "error",
  message: string,
  facts: Record<string, unknown> = {},
): void {
  const line = { time: new Date().toISOString(), level, service: "engine", message, ...facts };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The message of whatever was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
