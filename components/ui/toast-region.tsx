"use client";
import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { currentlySaid, dismissToast, type Said, subscribe } from "./live-region.ts";

const silent: Said = { polite: "", assertive: "", toasts: [] };

/** The page's one place for spoken news and toasts; the root layout holds it. */
export function ToastRegion({ closeLabel }: { closeLabel: string }) {
  const said = useSyncExternalStore(subscribe, currentlySaid, () => silent);
  return (
    <>
      <div className="vh" aria-live="polite">
        {said.polite}
      </div>
      <div className="vh" aria-live="assertive">
        {said.assertive}
      </div>
      <div className="toasts">
        {said.toasts.map((toast) => (
          <div className="toast" key={toast.id}>
            <p>{toast.text}</p>
            {toast.action ? (
              <button type="button" className="btn sm" onClick={toast.action.onPress}>
                {toast.action.label}
              </button>
            ) : null}
            <button
              type="button"
              className="btn icon"
              aria-label={closeLabel}
              onClick={() => dismissToast(toast.id)}
            >
              <X className="ic" />
            </button>
          </div>
        ))}
      </div>
    </>
  );
}
