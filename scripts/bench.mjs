import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fail, handOver, install, root } from "./bootstrap.mjs";

/** Each file of tests/bench is a benchmark of that name. */
function names() {
  return readdirSync(join(root, "tests/bench"))
    .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
    .map((file) => file.slice(0, -".ts".length));
}

try {
  const [name = "", ...args] = process.argv.slice(2);
  if (!names().includes(name))
    throw new Error(`npm run bench -- NAME, where NAME is one of: ${names().join(", ")}`);
  await install({ ownServices: true });
  await handOver(`tests/bench/${name}.ts`, args);
} catch (error) {
  fail(error);
}
