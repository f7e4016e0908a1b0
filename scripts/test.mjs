import { fail, handOver, install, root, say } from "./bootstrap.mjs";
import { findChromium } from "./chromium.mjs";

try {
  process.chdir(root);
  await install({ ownServices: true });
  process.env.FACET_CHROMIUM = findChromium(say);
  await handOver("scripts/test.ts");
} catch (error) {
  fail(error);
}
