// Runs on the system's Node 20 before anything is installed: node builtins only.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseEnv } from "node:util";
import { installPrograms } from "../infra/local/install-programs.mjs";
import { patchPostgres } from "./patch-postgres.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ownNode = join(root, "node_modules/.bin/node");
const wantedMajor = 24;

process.env.FACET_STARTED_AT ??= String(Date.now());

/** One line of progress with the time since the command began. @param {string} line */
export function say(line) {
  const seconds = (Date.now() - Number(process.env.FACET_STARTED_AT)) / 1000;
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${line}\n`);
}

/** Ends the command with one line that says what is wrong and what to do. @param {unknown} error @returns {never} */
export function fail(error) {
  process.stderr.write(`facet: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/** @param {string} name @returns {any} */
function readJson(name) {
  const path = join(root, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** True when node_modules holds exactly what the lock file asks for on this machine. */
function packagesAreCurrent() {
  const wanted = readJson("package-lock.json")?.packages ?? {};
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (!installed || !existsSync(ownNode)) return false;
  const differs = Object.entries(installed).some(([path, one]) => wanted[path]?.version !== one.version);
  const missing = Object.entries(wanted).some(
    ([path, one]) => path && !one.optional && !one.devOptional && !one.link && !installed[path],
  );
  return !differs && !missing;
}

/** npm as the user started it, on the system's Node: the one in node_modules is about to be replaced. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (script && node && !node.includes("node_modules")) return { file: node, before: [script] };
  return { file: "npm", before: [] };
}

function environmentOfNpm() {
  const path = (process.env.PATH ?? "").split(":").filter((part) => !part.includes("node_modules"));
  return { ...process.env, NODE_ENV: "development", PATH: path.join(":") };
}

/** @param {string} output @param {number | null} code */
function npmFailure(output, code) {
  if (/ENOSPC|no space left/i.test(output)) return "the disk is full: packages need 2 GB";
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!) \S/.test(line));
  const telling = lines.find((line) => !/ (code|errno|syscall|path|command) /.test(line)) ?? lines[0];
  return `npm install failed: ${telling?.replace(/^npm \S+ /, "") ?? `exit code ${code}`}`;
}

/** @param {string[]} command @returns {Promise<string | undefined>} why it failed */
function npm(command) {
  const { file, before } = npmCommand();
  const args = [...before, ...command, "--no-audit", "--no-fund", "--prefer-offline", "--loglevel", "error"];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: environmentOfNpm(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => reject(new Error(`npm could not be started: ${error.message}`)));
    child.on("close", (code) => resolve(code === 0 ? undefined : npmFailure(output, code)));
  });
}

/**
 * The locked versions, checked by their hashes. `npm ci` refuses a lock file that lacks builds of other platforms, as
 * one written against a registry without them does; then, and to change what is there, `npm install` follows the lock.
 */
async function npmInstall() {
  const fresh = !existsSync(join(root, "node_modules/.package-lock.json"));
  const refused = fresh ? await npm(["ci"]) : "not tried";
  if (!refused) return;
  const failure = await npm(["install", "--no-save"]);
  if (failure) throw new Error(failure);
}

/** One installation at a time, also when `up` and `test` start together. @template T @param {() => Promise<T>} work */
async function alone(work) {
  const lock = join(root, ".facet/install.lock");
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!isRunning(Number(readFileSync(lock, "utf8")))) rmSync(lock, { force: true });
    else if (!waited) say("another command of this checkout is installing: waiting for it");
    await sleep(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    release();
    process.off("exit", release);
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

async function installPackages() {
  if (!packagesAreCurrent()) await installAll();
  patchPostgres();
}

async function installAll() {
  say("installing packages");
  await npmInstall();
  if (!existsSync(ownNode))
    throw new Error("npm did not install Node 24 (package `node`): allow its install script and start again");
  say("packages installed");
}

function environmentWithFile() {
  const path = join(root, ".env");
  return existsSync(path) ? { ...parseEnv(readFileSync(path, "utf8")), ...process.env } : process.env;
}

/**
 * Brings packages, and unless told otherwise the programs of the embedded services, to what the lock files say.
 * @param {{ programs?: boolean, ownServices?: boolean }} [options] `ownServices`: whatever the environment names
 */
export async function install({ programs = true, ownServices = false } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 12))
    throw new Error(`Node ${process.versions.node} is too old: 20.12 or newer is needed`);
  const env = ownServices ? { PATH: process.env.PATH } : environmentWithFile();
  await alone(() => Promise.all([installPackages(), programs && installPrograms({ root, env, say })]));
  if (programs) process.env.FACET_INSTALLED = "1";
}

/**
 * Runs a TypeScript file on Node 24: in this process when it is one, else in a child that shares the terminal.
 * @param {string} file relative to the root @param {string[]} [args]
 */
export async function handOver(file, args = process.argv.slice(2)) {
  const path = join(root, file);
  if (!existsSync(path)) throw new Error(`${file} is missing: this checkout is incomplete`);
  if (Number(process.versions.node.split(".")[0]) >= wantedMajor) {
    process.argv = [process.execPath, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const PATH = `${dirname(ownNode)}:${process.env.PATH}`;
  // the fourth channel tells the child when we are killed; Ctrl-C reaches it from the terminal as it reaches us
  const stdio = /** @type {const} */ (["inherit", "inherit", "inherit", "ipc"]);
  const child = spawn(ownNode, [path, ...args], { stdio, env: { ...process.env, PATH } });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", fail);
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
