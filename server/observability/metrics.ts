import { Counter, Gauge, Histogram, Registry } from "prom-client";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function createMetrics() {
  const registers = [new Registry()];
  return {
    registry: registers[0] as Registry,
    requests: new Histogram({
      name: "facet_http_request_seconds",
      help: "Requests by route, method and status: rate, errors, duration.",
      labelNames: ["route", "method", "status"],
      buckets: SECONDS,
      registers,
    }),
    procedures: new Histogram({
      name: "facet_procedure_seconds",
      help: "tRPC procedures by path and result code: rate, errors, duration.",
      labelNames: ["procedure", "code"],
      buckets: SECONDS,
      registers,
    }),
    cache: new Counter({
      name: "facet_cache_reads_total",
      help: "Reads of cached resources by how they were answered.",
      labelNames: ["resource", "answer"],
      registers,
    }),
    lists: new Counter({
      name: "facet_list_reads_total",
      help: "Lists by where they were read: the replica, or the primary and why.",
      labelNames: ["by"],
      registers,
    }),
    gauge: (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name, help, labelNames, registers }),
  };
}

// Kept on globalThis: Next bundles instrumentation and routes apart, and both count into one registry.
const holder = globalThis as typeof globalThis & { facetMetrics?: ReturnType<typeof createMetrics> };

/** The process's metrics. */
export function metrics(): ReturnType<typeof createMetrics> {
  holder.facetMetrics ??= createMetrics();
  return holder.facetMetrics;
}

/** Counts one procedure call. */
export function procedureSeconds(labels: { procedure: string; code: string }, seconds: number): void {
  metrics().procedures.observe(labels, seconds);
}
