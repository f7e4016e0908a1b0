"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Dialog } from "./dialog.tsx";
import { hotkeyOf, knownHotkeys, lettersOn, setLetters, subscribeHotkeys } from "./hotkeys.ts";
import { SegmentedControl } from "./segmented-control.tsx";
import { useHotkeys } from "./use-hotkeys.ts";

export type HotkeyWords = {
  title: string;
  letters: string;
  on: string;
  off: string;
  list: string;
  close: string;
};

/** Listens for all keys of the page and shows their list on `?`. One per shell. */
export function HotkeyList({ words }: { words: HotkeyWords }) {
  const [open, setOpen] = useState(false);
  const keys = useSyncExternalStore(subscribeHotkeys, knownHotkeys, () => none);
  const letters = useSyncExternalStore(subscribeHotkeys, lettersOn, () => true);
  useHotkeys([{ key: "?", words: words.list, run: () => setOpen(true) }]);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const hotkey = hotkeyOf(event);
      if (!hotkey) return;
      event.preventDefault();
      hotkey.run();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title={words.title}
      actions={
        <button type="button" className="btn second" onClick={() => setOpen(false)}>
          {words.close}
        </button>
      }
    >
      <ul className="stack" style={{ "--gap": "var(--s2)", marginBlock: "var(--s4)" } as React.CSSProperties}>
        {keys.map((hotkey) => (
          <li key={hotkey.key} className="row between">
            <span>{hotkey.words}</span>
            <kbd className="kbd">{hotkey.key}</kbd>
          </li>
        ))}
      </ul>
      <SegmentedControl
        name="letters"
        legend={words.letters}
        showLegend
        value={letters ? "on" : "off"}
        choices={[
          { value: "on", label: words.on },
          { value: "off", label: words.off },
        ]}
        onChange={(value) => setLetters(value === "on")}
      />
    </Dialog>
  );
}

const none: ReturnType<typeof knownHotkeys> = [];
