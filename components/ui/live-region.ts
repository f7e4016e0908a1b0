export type Toast = {
  id: number;
  text: string;
  action?: { label: string; onPress: () => void };
};
export type Said = { polite: string; assertive: string; toasts: readonly Toast[] };

const gapMs = 5_000;
const toastMs = 8_000;
const listeners = new Set<() => void>();
let said: Said = { polite: "", assertive: "", toasts: [] };
let waiting: string | undefined;
let nextId = 1;
let quietUntil = 0;

function say(change: Partial<Said>) {
  said = { ...said, ...change };
  for (const listener of listeners) listener();
}

/**
 * Speaks to screen readers: one polite message per 5 s, the newest of those that waited. `assertive` interrupts
 * and is only for a lost claim or a payment result.
 */
export function announce(text: string, options: { assertive?: boolean } = {}): void {
  if (options.assertive) {
    say({ assertive: text });
    return;
  }
  const wait = quietUntil - Date.now();
  if (wait <= 0) {
    quietUntil = Date.now() + gapMs;
    say({ polite: text });
    return;
  }
  if (waiting === undefined) setTimeout(speakWaiting, wait);
  waiting = text;
}

function speakWaiting() {
  const text = waiting;
  waiting = undefined;
  if (text !== undefined) announce(text);
}

/** Shows a line over the page for 8 s (until dismissed when it has an action) and speaks it; said again it is one line. */
export function showToast(toast: Omit<Toast, "id"> & { assertive?: boolean }): void {
  const { assertive, ...shown } = toast;
  const id = nextId++;
  const others = said.toasts.filter(({ text }) => text !== toast.text);
  say({ toasts: [...others.slice(-2), { ...shown, id }] });
  announce(toast.text, { assertive });
  if (!toast.action) setTimeout(() => dismissToast(id), toastMs);
}

export function dismissToast(id: number): void {
  say({ toasts: said.toasts.filter((toast) => toast.id !== id) });
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentlySaid = (): Said => said;
