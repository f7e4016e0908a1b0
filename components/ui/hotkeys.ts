export type Hotkey = {
  /** As in KeyboardEvent.key: "j", "/", "Enter", "Escape", "?". */
  key: string;
  /** What it does, for the list of keys. */
  words: string;
  run: () => void;
};

const storageKey = "facet.letters";
const shown = new Set<readonly Hotkey[]>();
const listeners = new Set<() => void>();
let all: readonly Hotkey[] = [];

function changed() {
  all = [...shown].flat();
  for (const listener of listeners) listener();
}

/** Makes keys known for as long as the returned function is not called. */
export function registerHotkeys(keys: readonly Hotkey[]): () => void {
  shown.add(keys);
  changed();
  return () => {
    shown.delete(keys);
    changed();
  };
}

export function subscribeHotkeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const knownHotkeys = (): readonly Hotkey[] => all;

/** Letters can be turned off (WCAG 2.1.4): speech input and tremor press them by accident. */
export function lettersOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function setLetters(on: boolean): void {
  localStorage.setItem(storageKey, on ? "on" : "off");
  changed();
}

/** Whether this press may act: never in a field, with a modifier, or when a dialog is open. */
export function hotkeyOf(event: KeyboardEvent): Hotkey | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const at = event.target instanceof Element ? event.target : undefined;
  if (
    at?.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true], dialog")
  )
    return;
  // Enter and Space belong to the control that has focus
  if ((event.key === "Enter" || event.key === " ") && at?.closest("a, button, summary")) return;
  if (event.key.length === 1 && event.key !== "/" && event.key !== "?" && !lettersOn()) return;
  return all.findLast((hotkey) => hotkey.key === event.key);
}
