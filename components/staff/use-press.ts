"use client";
import { useRef, useState } from "react";
import { type ErrorWords, useErrorWords } from "#components/shell/use-error-words.ts";

/** Answers that do not say whether the command arrived: the same press again must be the same command. */
const UNKNOWN_FATE = ["UNREACHABLE", "OFFLINE", "TIMEOUT", "FAULT", "DATABASE_UNAVAILABLE"];

type After<T> = { done: (answer: T) => void; refused?: (error: ErrorWords) => void };

/**
 * One intention, one idempotency key: a press whose answer was lost is repeated with the same key when its input is
 * the same; a refused or finished one gives up its key. `error` stays until the next press.
 */
export function usePress<I, T>(act: (key: string, input: I) => Promise<T>, after: After<T>) {
  const wordsOf = useErrorWords();
  const keys = useRef(new Map<string, string>());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorWords | null>(null);
  const press = async (input: I) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const intention = JSON.stringify(input ?? null);
    const key = keys.current.get(intention) ?? crypto.randomUUID();
    keys.current.set(intention, key);
    try {
      const answer = await act(key, input);
      keys.current.delete(intention);
      after.done(answer);
    } catch (failure) {
      const words = wordsOf(failure);
      if (!UNKNOWN_FATE.includes(words.code)) keys.current.delete(intention);
      setError(words);
      after.refused?.(words);
    } finally {
      setBusy(false);
    }
  };
  return { press, busy, error, forget: () => setError(null) };
}
