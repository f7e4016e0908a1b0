import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, vi } from "vitest";

vi.setConfig({ testTimeout: 60_000 });

it("ends without a word when nobody reads on", async () => {
  const root = join(import.meta.dirname, "../..");
  const model = join(root, "scripts/seed/models/signet_round.stl");
  const analyze = spawn(process.execPath, [join(root, "scripts/analyze.ts"), model, "--basic"], {
    cwd: root,
  });
  // as `| head -0` does, long before there is anything to read
  analyze.stdout.destroy();
  const [words, [code]] = await Promise.all([text(analyze.stderr), once(analyze, "exit")]);
  expect({ words, code }).toEqual({ words: "", code: 0 });
});
