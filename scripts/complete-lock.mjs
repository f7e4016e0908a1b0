// Adds to package-lock.json the native builds of other platforms that the registry it was written against did not
// offer. Without them `npm ci` refuses the file, and other platforms install without their builds.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const platform =
  /(android|darwin|freebsd|netbsd|openbsd|openharmony|linux|win32|sunos|aix)-(arm64|arm|x64|ia32|loong64|ppc64|riscv64|s390x|mips64el)(?:-([\w-]+))?$/;
const libc = { musl: "musl", musleabihf: "musl", gnu: "glibc", gnueabihf: "glibc" };

/** @typedef {{ version: string, optional?: boolean, dev?: boolean, devOptional?: boolean, optionalDependencies?: Record<string, string>, [field: string]: unknown }} Entry */
/** @typedef {Record<string, Entry>} Packages */

/** Where Node would look for `name` from the package at `path`, nearest first. @param {string} path @param {string} name */
function* places(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    yield `${at ? `${at}/` : ""}node_modules/${name}`;
    if (!at) return;
  }
}

/** @param {Packages} packages @param {string} path @param {string} name @param {string} version */
function isThere(packages, path, name, version) {
  const nearest = [...places(path, name)].find((place) => packages[place]);
  return nearest !== undefined && packages[nearest]?.version === version;
}

/** @param {Entry} parent @param {string} name @param {string} version @returns {Entry | undefined} */
function entryFor(parent, name, version) {
  const [, os, cpu, suffix = ""] = platform.exec(name) ?? [];
  if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version)) return undefined;
  const library = os === "linux" ? libc[/** @type {keyof typeof libc} */ (suffix)] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.devOptional ? { devOptional: true } : {}),
    ...(library ? { libc: [library] } : {}),
    ...(parent.license ? { license: parent.license } : {}),
    optional: true,
    os: [os],
    ...(parent.engines ? { engines: parent.engines } : {}),
  };
}

/**
 * The entries a lock file lacks, by path: optional dependencies pinned to one version and named after a platform.
 * @param {Packages} packages @returns {Packages}
 */
export function missingBuilds(packages) {
  /** @type {Packages} */
  const missing = {};
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isThere({ ...packages, ...missing }, path, name, version)) continue;
      const entry = entryFor(parent, name, version);
      const beside = path.slice(0, path.lastIndexOf("node_modules/"));
      const taken = packages[`${beside}node_modules/${name}`];
      if (entry) missing[`${taken ? `${path}/` : beside}node_modules/${name}`] = entry;
    }
  }
  return missing;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const missing = missingBuilds(lock.packages);
  const { "": top, ...rest } = lock.packages;
  const sorted = Object.entries({ ...rest, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = { "": top, ...Object.fromEntries(sorted) };
  writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${Object.keys(missing).length} builds added\n`);
}
