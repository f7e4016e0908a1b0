const NAME = "facet.unfinished-uploads";

/** Whether this browser remembers an unfinished upload: a hint, read before the ledger itself is loaded. */
export function hasUnfinishedHint(): boolean {
  try {
    return localStorage.getItem(NAME) !== null;
  } catch {
    return false;
  }
}

export function setUnfinishedHint(unfinished: boolean): void {
  try {
    if (unfinished) localStorage.setItem(NAME, "1");
    else localStorage.removeItem(NAME);
  } catch {
    // Storage may be forbidden: the offer then appears only where the ledger is read anyway.
  }
}
