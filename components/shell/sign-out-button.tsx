"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Ends the session on the server and leaves with a full load, so that nothing of it stays in memory. */
export function SignOutButton({ label, next }: { label: string; next: string }) {
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    window.location.assign(next);
  }
  return (
    <Button variant="quiet" busy={busy} onClick={leave}>
      {label}
    </Button>
  );
}
