import { startTestServices } from "./test-services.ts";

/** Vitest's global set-up of the integration project: services once per run, found by `testStack()` in every worker. */
export default async function setup(): Promise<() => Promise<void>> {
  const { stack, stop } = await startTestServices();
  process.env.FACET_TEST_STACK = JSON.stringify(stack);
  return stop;
}
