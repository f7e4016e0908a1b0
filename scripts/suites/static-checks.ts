import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#infra/local/home.ts";
import { oneOf, type Runner, type Suite } from "./suite.ts";

const prefix = "check:";

function commands(): [name: string, command: string][] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  return Object.entries(scripts).filter(([name]) => name.startsWith(prefix));
}

/** The scripts `check:*` of package.json: one check each, run one after another, their words shown when they fail. */
export const staticChecks: Suite[] = commands().map(([name, command]) => ({
  name: name.slice(prefix.length),
  run: async (run: Runner) => {
    const PATH = `${join(projectRoot, "node_modules/.bin")}:${process.env.PATH}`;
    const { code, output } = await run({
      file: "/bin/sh",
      args: ["-c", command],
      env: { PATH },
      quiet: true,
    });
    if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
    return oneOf(code === 0);
  },
}));
