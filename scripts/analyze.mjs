import nodeModule from "node:module";
import { join } from "node:path";
import { fail, handOver, install, root } from "./bootstrap.mjs";

// before the first TypeScript file, or Node loads the compiler that strips its types; Node 20 has no such cache
nodeModule.enableCompileCache?.(join(root, ".facet/compile-cache"));

try {
  await install({ programs: false });
  await handOver("scripts/analyze.ts");
} catch (error) {
  fail(error);
}
