import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "#infra/local/home.ts";
import { freePort } from "#tests/integration/engine/support.ts";

const FILES = {
  "package.json": '{ "private": true, "type": "module" }',
  "next.config.mjs": "export default { turbopack: { root: process.env.EMPTY_ROOT } };",
  "app/layout.jsx":
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html>; }",
  "app/page.jsx": "export default function Page() { return <p>Empty</p>; }",
};

/** The smallest application of the same Next, built and started: what a page costs before it has anything on it. */
export async function startEmptyApplication(say: (line: string) => void) {
  // Below the project, so that it finds the same packages.
  const folder = join(projectRoot, `.facet/test/empty-${process.pid}`);
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  say("building an empty application of the same Next");
  const next = join(projectRoot, "node_modules/next/dist/bin/next");
  const env = { ...process.env, EMPTY_ROOT: projectRoot, NODE_ENV: "production" as const };
  const options = {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"],
  };
  const built = spawn(process.execPath, [next, "build"], options);
  const code = await new Promise((resolve) => built.once("exit", resolve));
  if (code !== 0) throw new Error(`the empty application could not be built (${code})`);
  const port = await freePort();
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], options);
  const address = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(100);
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}
