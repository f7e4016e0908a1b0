// Runs on the system's Node 20 before anything is installed: node builtins only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {{ uid: number, gid: number }} RunAs */

/**
 * The unprivileged user for the services. PostgreSQL refuses to run as root, so root hands over to a user
 * "facet" if there is one, else to "nobody".
 * @returns {RunAs | undefined} undefined when we are not root and run as ourselves
 */
function serviceUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["facet", "nobody"]) {
    const uid = Number.parseInt(spawnSync("id", ["-u", name], { encoding: "utf8" }).stdout, 10);
    const gid = Number.parseInt(spawnSync("id", ["-g", name], { encoding: "utf8" }).stdout, 10);
    if (Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0) return { uid, gid };
  }
  throw new Error(
    'started as root, and there is no user "facet" or "nobody" to run PostgreSQL as: create one (useradd facet) or start as another user',
  );
}

/** @param {string} folder @param {RunAs | undefined} user */
function canEnter(folder, user) {
  if (!user) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd -P -- "$0"', folder], { ...user, cwd: "/", stdio: "ignore" }).status === 0
  );
}

/** @param {string} folder */
function makeShared(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** A predictable name in a folder open to all must not be somebody else's trap. @param {string} folder */
function makeOutside(folder) {
  makeShared(folder);
  const found = lstatSync(folder);
  if (found.isSymbolicLink() || found.uid !== process.getuid?.()) {
    throw new Error(`${folder} belongs to another user: remove it, or check the project out elsewhere`);
  }
}

/**
 * Where programs and data of the embedded services lie. Normally `.facet` itself; when root works in a checkout
 * that the service user cannot enter (/root, a 0700 folder), a folder of this checkout in /var/tmp, linked from `.facet`.
 * @param {string} root absolute path of the checkout
 * @returns {{ base: string, user: RunAs | undefined }}
 */
export function placement(root) {
  const inside = join(root, ".facet");
  makeShared(inside);
  const user = serviceUser();
  if (canEnter(inside, user)) return { base: inside, user };
  const key = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const outside = join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `facet-${key}`);
  makeOutside(outside);
  for (const name of ["python", "data"]) {
    makeShared(join(outside, name));
    linkTo(join(inside, name), join(outside, name));
  }
  return { base: outside, user };
}

/** @param {string} link @param {string} target */
function linkTo(link, target) {
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (!found) symlinkSync(target, link);
  else if (!found.isSymbolicLink() || readlinkSync(link) !== target) {
    throw new Error(`${link} is in the way (expected a link to ${target}): remove it and start again`);
  }
}
