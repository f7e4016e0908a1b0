import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, handOver, root } from "./bootstrap.mjs";

try {
  if (existsSync(join(root, "node_modules/.bin/node"))) await handOver("scripts/down.ts");
  else process.stdout.write("nothing is installed in this checkout, so nothing runs\n");
} catch (error) {
  fail(error);
}
