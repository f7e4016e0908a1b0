import { fail, handOver, install } from "./bootstrap.mjs";

try {
  await install({ programs: false });
  await handOver("scripts/check.ts");
} catch (error) {
  fail(error);
}
