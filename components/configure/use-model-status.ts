import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { LiveHandlers } from "#components/shell/live-subscription.ts";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import type { ConfigureData, ModelStatus } from "./configure-data.ts";
import { pastConfiguring } from "./past-configuring.ts";

const ENDS = ["done", "refused", "failed"];
/** News may pass between reading and listening: until the end it is also asked for. */
const ASK_EVERY_MS = 3000;

type Told = { stage?: string; share?: number };
type Handlers = LiveHandlers<Told & object>;

type Live = {
  model: ModelStatus;
  /** Reads the model's status anew. */
  ask: () => void;
  /** The upload of this browser had the answer that the file is stored: before any news of it. */
  noteStored: () => void;
};

/** The model as the server knows it, live: storing, measuring, the end. */
export function useModelStatus(page: ConfigureData): Live {
  const router = useRouter();
  const { orderId } = page;
  const [model, setModel] = useState(page.model);
  const { modelId } = model;
  useEffect(() => setModel(page.model), [page.model]);
  const ask = useCallback(() => {
    // An answer about a file that was left meanwhile changes nothing.
    const take = (now: ModelStatus) => setModel((before) => (before.modelId === modelId ? now : before));
    // Unanswered, the old status stays: the next news or the next question brings the new one.
    api.model.status.query({ modelId }).then(take, () => {});
  }, [modelId]);
  const noteStored = useCallback(() => setModel(stored), []);

  const lastAsked = useRef(0);
  // Not a refresh of the page: that renders all of it anew and fetches every link of it again.
  const askOrder = () => {
    const asked = ++lastAsked.current;
    const take = (now: ConfigureData) => {
      if (pastConfiguring(now.status)) router.refresh();
      else if (asked === lastAsked.current) setModel(now.model);
    };
    return api.order.configure.query({ orderId }).then(take, () => {});
  };
  const isOver = ENDS.includes(model.analysis.state) || model.state === "lost";
  const isMeasuring = model.state === "stored" && !isOver;
  // One stream at a time: a browser holds six connections to a server at most.
  useLive<Told & object>(
    isMeasuring ? `model/${modelId}` : `order/${orderId}`,
    (on: Handlers) =>
      isMeasuring
        ? api.model.onProgress.subscribe({ modelId }, on)
        : api.order.onChange.subscribe({ orderId }, on),
    (news) => {
      const { stage, share } = news ?? {};
      if (stage && share !== undefined && !ENDS.includes(stage)) {
        setModel(running(stage, share));
        // What a price needs is known by now.
        if (stage !== "walls" || model.measures) return;
      }
      if (isMeasuring) ask();
      else void askOrder();
    },
  );
  useShownAgain(() => router.refresh());
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => document.visibilityState === "visible" && ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOver, ask]);
  const lacksPicture = model.analysis.state === "done" && model.picture === null;
  useEffect(() => {
    if (!lacksPicture) return;
    // It is drawn right after the measuring, and nobody tells of it: asked for once.
    const timer = setTimeout(ask, ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [lacksPicture, ask]);
  return { model, ask, noteStored };
}

/** The router keeps left pages alive; one that comes back may have been overtaken. */
function useShownAgain(act: () => void) {
  const latest = useRef(act);
  const wasShown = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (wasShown.current) latest.current();
    wasShown.current = true;
  }, []);
}

const stored = (before: ModelStatus): ModelStatus =>
  before.state === "pending" ? { ...before, state: "stored" } : before;

const running = (stage: string, share: number) => (before: ModelStatus) =>
  ENDS.includes(before.analysis.state)
    ? before
    : { ...before, analysis: { ...before.analysis, state: "running" as const, stage, share } };
