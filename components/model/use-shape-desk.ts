"use client";
import { useEffect, useState } from "react";
import type { ShapeAnswers, ShapeKind, ShapeQuestions, ShapeReply } from "./shape-messages.ts";

/** Asks the viewer's Worker. Answers come in the order of the questions; after the viewer is gone none comes. */
export type ShapeDesk = {
  ask: <K extends ShapeKind>(kind: K, ask: ShapeQuestions[K]) => Promise<ShapeAnswers[K]>;
};

/** A Worker of this viewer's own; null until it has begun. `onBroken` when it cannot work. */
export function useShapeDesk(onBroken: () => void): ShapeDesk | null {
  const [desk, setDesk] = useState<ShapeDesk | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one Worker as long as the viewer lives
  useEffect(() => {
    const worker = new Worker(new URL("./shape-worker.ts", import.meta.url), { type: "module" });
    worker.onerror = onBroken;
    setDesk(deskOf(worker));
    return () => {
      // One that is ended while its code loads says so as a fault.
      worker.onerror = null;
      worker.terminate();
    };
  }, []);
  return desk;
}

function deskOf(worker: Worker): ShapeDesk {
  const waiting = new Map<number, (answer: never) => void>();
  let last = 0;
  worker.onmessage = ({ data: { job, answer } }: MessageEvent<ShapeReply>) => {
    waiting.get(job)?.(answer as never);
    waiting.delete(job);
  };
  return {
    ask: (kind, ask) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        worker.postMessage({ job: last, kind, ask });
      }),
  };
}

/**
 * The answer to the latest question; the one before stays until it comes. Null for no question. `key` names what is
 * asked: the same key is not asked twice.
 */
export function useAnswer<T>(question: (() => Promise<T>) | null, key: readonly unknown[]): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  const isAsked = question !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    if (!question) return setAnswer(null);
    let isOver = false;
    void question().then((found) => {
      if (!isOver) setAnswer(found);
    });
    return () => {
      isOver = true;
    };
  }, [isAsked, ...key]);
  return isAsked ? answer : null;
}
