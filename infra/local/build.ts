import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "./environment.ts";
import type { Supervisor } from "./supervisor.ts";
import type { Variables } from "./variables.ts";

const folders = ["app", "components", "lib", "server", "jobs", "db", "public", "messages"];
const notBuilt = /(\.(test|spec)\.tsx?|\.md|\.snap)$/;
/** files of the root that the build reads, whatever their names turn out to be */
const rootFiles = /^(package\.json|package-lock\.json|tsconfig\.json|[\w.-]+\.(ts|mjs|cjs|js))$/;
/** variables whose values end up in the build */
const bakedIn = /^(NEXT_PUBLIC_|S3_PUBLIC_ENDPOINT$|SENTRY_)/;

function filesBelow(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of everything a build is made from. */
export function buildInputs(root: string, env: Variables): string {
  const hash = createHash("sha256");
  const tracked = folders
    .filter((name) => existsSync(join(root, name)))
    .flatMap((name) => filesBelow(root, name));
  const top = readdirSync(root).filter((name) => rootFiles.test(name) && name !== "next-env.d.ts");
  const files = [...tracked, ...top.map((name) => join(root, name))].filter((path) => !notBuilt.test(path));
  for (const path of files.sort())
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update("\0");
  for (const name of Object.keys(env).sort()) if (bakedIn.test(name)) hash.update(`${name}=${env[name]}\0`);
  return hash.digest("hex");
}

/** Written when a build is whole. Next empties the folder before it builds, so an interrupted build has none. */
const markOf = (root: string, folder: string) => join(root, folder, "facet-inputs");

export function isBuilt(root: string, folder: string, inputs: string): boolean {
  const mark = markOf(root, folder);
  const whole = existsSync(join(root, folder, "BUILD_ID")) && existsSync(mark);
  return whole && readFileSync(mark, "utf8") === inputs;
}

export const nextProgram = "node_modules/next/dist/bin/next";

export type BuildOptions = {
  supervisor: Supervisor;
  root: string;
  /** where the build goes: `.next`, or another folder when a server runs from that one */
  folder: string;
  environment: Environment;
  say: (line: string) => void;
};

/** Builds the web application unless this very source is built already. @throws PartFailed */
export async function build({ supervisor, root, folder, environment, say }: BuildOptions): Promise<void> {
  const inputs = buildInputs(root, environment);
  if (isBuilt(root, folder, inputs)) return;
  say("building the web application (next build)");
  const env = {
    ...environment,
    NEXT_TELEMETRY_DISABLED: "1",
    FACET_BUILD_FOLDER: folder,
  };
  await supervisor.run({
    name: "build",
    file: process.execPath,
    args: [join(root, nextProgram), "build"],
    env,
    cwd: root,
  });
  writeFileSync(markOf(root, folder), inputs);
  say("built");
}
