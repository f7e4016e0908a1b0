import { type LocalLook, type LookMessage, NOTHING_YET } from "./local-look.ts";

type Look = { found: LocalLook; listeners: Set<() => void>; end: () => void };

const looks = new WeakMap<File, Look>();
let running: Worker | null = null;
let ready: Worker | null = null;

/** Loads what looks into files, for when somebody is about to choose one. */
export function prepareLook(): void {
  ready ??= newWorker();
}

/**
 * Begins to look into a file that was just picked, so that its page has something to say when it opens. One file at
 * a time: of many picked at once the others are looked into when their pages open.
 */
export function lookAhead(file: File): void {
  if (!running && !looks.has(file)) begin(file);
}

/** What has been found in a file so far. */
export const lookOf = (file: File): LocalLook => looks.get(file)?.found ?? NOTHING_YET;

/** Calls whenever more is found in a file; begins to look when nobody has. */
export function onLook(file: File, listener: () => void): () => void {
  const { listeners } = looks.get(file) ?? begin(file);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Looks no further into a file: whoever wanted to know has gone on. */
export const endLook = (file: File): void => looks.get(file)?.end();

function begin(file: File): Look {
  const worker = ready ?? newWorker();
  ready = null;
  running ??= worker;
  const end = () => {
    worker.terminate();
    if (running === worker) running = null;
  };
  const look: Look = { found: NOTHING_YET, listeners: new Set(), end };
  looks.set(file, look);
  // A Worker that ran out of memory has told what it could: the server looks as well.
  worker.onerror = end;
  worker.onmessage = ({ data }: MessageEvent<LookMessage>) => {
    if (data.kind === "end") return end();
    const { kind: _, ...found } = data;
    look.found = { ...look.found, ...found };
    for (const listener of look.listeners) listener();
  };
  worker.postMessage(file);
  return look;
}

function newWorker(): Worker {
  const worker = new Worker(new URL("./look-worker.ts", import.meta.url), { type: "module" });
  // One whose code could not be loaded is of no use to the next file.
  worker.onerror = () => {
    if (ready === worker) ready = null;
  };
  return worker;
}
