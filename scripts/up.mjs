import { fail, handOver, install } from "./bootstrap.mjs";

try {
  await install();
  await handOver("scripts/up.ts");
} catch (error) {
  fail(error);
}
