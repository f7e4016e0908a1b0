"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

const defaults = {
  queries: { staleTime: 10_000, retry: 2, refetchOnWindowFocus: false },
  // A write is repeated only by the person, with the same idempotency key.
  mutations: { retry: false },
} as const;

/** Cache of queries for the pages that use `useQuery`. It reads the clock, so it stands below a Suspense boundary. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: defaults }));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
