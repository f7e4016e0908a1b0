// Runs on the system's Node 20 before anything is installed: node builtins only.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const onMac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @returns {string | undefined} */
function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin");
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...files, onMac].find((file) => existsSync(file));
}

/** A browser that Playwright has downloaded before. @returns {string | undefined} */
function downloaded() {
  const cache = process.platform === "darwin" ? "Library/Caches/ms-playwright" : ".cache/ms-playwright";
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), cache);
  if (!existsSync(folder)) return undefined;
  const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
  const files = versions.flatMap((name) => [
    join(folder, name, "chrome-linux64/chrome"),
    join(folder, name, "chrome-linux/chrome"),
    join(folder, name, "chrome-mac/Chromium.app/Contents/MacOS/Chromium"),
  ]);
  return files.find((file) => existsSync(file));
}

/** @param {(line: string) => void} say */
function installWithApt(say) {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return;
  say("installing Chromium (apt-get)");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  if (install().status === 0) return;
  spawnSync("apt-get", ["update"], { env });
  install();
}

/** @param {(line: string) => void} say */
function installWithPlaywright(say) {
  say("installing Chromium (playwright install)");
  spawnSync("node_modules/.bin/playwright", ["install", "chromium"], { stdio: "ignore", timeout: 300_000 });
}

/**
 * The browser for the end-to-end tests: the system's, one downloaded by Playwright, or one installed now.
 * Call it when the packages are installed. @param {(line: string) => void} say @returns {string} path of the program
 */
export function findChromium(say) {
  const find = () => process.env.FACET_CHROMIUM || onPath() || downloaded();
  let found = find();
  if (!found) installWithApt(say);
  found ??= find();
  if (!found) installWithPlaywright(say);
  found ??= find();
  if (found) return found;
  throw new Error(
    "no Chromium for the end-to-end tests, and none could be installed: install chromium or Google Chrome, or name one in FACET_CHROMIUM",
  );
}
