import { fail, handOver, install } from "./bootstrap.mjs";

try {
  await install({ ownServices: true });
  await handOver("scripts/faults.ts", process.argv.slice(2));
} catch (error) {
  fail(error);
}
