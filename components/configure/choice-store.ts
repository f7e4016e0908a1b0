const memory = new Map<string, string>();
const listeners = new Set<() => void>();
const nameOf = (orderId: string) => `facet.choice/${orderId}`;

/** The choice kept in this browser for an order, as text; null when there is none. */
export function keptChoice(orderId: string): string | null {
  try {
    return localStorage.getItem(nameOf(orderId));
  } catch {
    return memory.get(nameOf(orderId)) ?? null;
  }
}

export function keepChoice(orderId: string, text: string): void {
  try {
    localStorage.setItem(nameOf(orderId), text);
  } catch {
    // Storage may be forbidden or full: the choice then lives as long as the page.
    memory.set(nameOf(orderId), text);
  }
  for (const listener of listeners) listener();
}

/** For after the choice has become the server's. */
export function forgetChoice(orderId: string): void {
  memory.delete(nameOf(orderId));
  try {
    localStorage.removeItem(nameOf(orderId));
  } catch {
    // Nothing was kept there.
  }
}

/** Calls on each change, in this tab and in others. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
