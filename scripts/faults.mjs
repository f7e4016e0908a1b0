import { fail, handOver, install } from "./bootstrap.mjs";

try {
  await install({ ownServices: true });
  await handOver("tests/faults/main.ts");
} catch (error) {
  fail(error);
}
