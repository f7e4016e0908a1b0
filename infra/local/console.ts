const startedAt = Number(process.env.FACET_STARTED_AT ?? Date.now());

/** One line of progress with the time since the command began; a detached run sends it to the one who waits. */
export function say(line: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  print(`${seconds} s  ${line}`);
}

/** One line as it is. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
  if (process.env.FACET_DETACHED && process.connected) process.send?.({ line });
}

/** One line that says what is wrong and what to do; the caller ends the process. */
export function complain(error: unknown): void {
  const line = `facet: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${line}\n`);
  if (process.env.FACET_DETACHED && process.connected) process.send?.({ line });
}
