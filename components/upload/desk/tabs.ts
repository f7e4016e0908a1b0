import type { UploadSnapshot } from "../engine/upload-types.ts";

export type TabCommand = "pause" | "resume" | "cancel";
type Message =
  | { kind: "snapshot"; snapshot: UploadSnapshot }
  | { kind: "command"; id: string; command: TabCommand }
  | { kind: "hello" };

const TELL_EVERY_MS = 500;
const lockOf = (uploadId: string) => `facet-upload-${uploadId}`;

/**
 * Keeps the tabs of one browser of one mind: whoever holds an upload's lock sends it, the others watch. Where a
 * browser lacks locks (an insecure address), every tab believes to be alone; the server takes equal parts twice.
 */
export class Tabs {
  readonly #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("facet-uploads") : null;
  readonly #own = new Map<string, UploadSnapshot>();
  readonly #toldAt = new Map<string, number>();

  constructor(on: {
    snapshot: (snapshot: UploadSnapshot) => void;
    command: (id: string, command: TabCommand) => void;
  }) {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
      if (data.kind === "snapshot") on.snapshot(data.snapshot);
      else if (data.kind === "command") on.command(data.id, data.command);
      else for (const snapshot of this.#own.values()) this.#post({ kind: "snapshot", snapshot });
    });
    this.#post({ kind: "hello" });
  }

  /** Runs `send` while holding the upload; returns false at once when another tab holds it. */
  async hold(uploadId: string, send: () => Promise<void>): Promise<boolean> {
    if (!navigator.locks) {
      await send();
      return true;
    }
    return navigator.locks.request(lockOf(uploadId), { ifAvailable: true }, async (lock) => {
      if (lock) await send();
      return lock !== null;
    });
  }

  /** Resolves when no tab holds the upload any more; never, where that cannot be known. */
  async released(uploadId: string): Promise<void> {
    if (!navigator.locks) return new Promise(() => {});
    await navigator.locks.request(lockOf(uploadId), async () => {});
  }

  async isHeld(uploadId: string): Promise<boolean> {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    return held.some(({ name }) => name === lockOf(uploadId));
  }

  /** Tells the others how far an upload of this tab is; every change of phase, else twice a second. */
  tell(snapshot: UploadSnapshot, now: number): void {
    const before = this.#own.get(snapshot.id);
    this.#own.set(snapshot.id, snapshot);
    const isDue = now - (this.#toldAt.get(snapshot.id) ?? 0) >= TELL_EVERY_MS;
    if (before?.phase === snapshot.phase && !isDue) return;
    this.#toldAt.set(snapshot.id, now);
    this.#post({ kind: "snapshot", snapshot });
  }

  done(id: string): void {
    this.#own.delete(id);
  }

  command(id: string, command: TabCommand): void {
    this.#post({ kind: "command", id, command });
  }

  #post(message: Message): void {
    this.#channel?.postMessage(message);
  }
}
