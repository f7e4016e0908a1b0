import { chmodSync, mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { placement } from "./placement.mjs";

export type RunAs = { uid: number; gid: number };

/** The folders of one stack. `npm run up` has `.facet`, every test run one of its own below `.facet/test`. */
export type Home = {
  /** absolute path of the checkout */
  root: string;
  /** state, secrets, logs and the process record */
  folder: string;
  /** data of the services; owned by `user` */
  data: string;
  log: string;
  /** the installed wheels, shared by every stack of the checkout */
  programs: string;
  /** the unprivileged user of the services, when started by root */
  user: RunAs | undefined;
};

export const projectRoot = resolve(import.meta.dirname, "../..");

/** Makes the folders of a stack. `name` is "" for `npm run up`, else a path below `.facet` such as "test/123". */
export function openHome(name = "", root = projectRoot): Home {
  const { base, user } = placement(root);
  const folder = join(root, ".facet", name);
  const data = join(base, name, "data");
  const log = join(folder, "log");
  for (const part of [folder, join(base, name), data, log]) mkdirSync(part, { recursive: true });
  // the service user has to pass through, whatever the umask is; each service's own folder is private to it
  for (const part of throughFolders(base, data)) chmodSync(part, 0o755);
  return { root, folder, data, log, programs: join(base, "python"), user };
}

function throughFolders(base: string, data: string): string[] {
  const steps = relative(base, data).split("/");
  return steps.map((_, i) => join(base, ...steps.slice(0, i + 1)));
}
