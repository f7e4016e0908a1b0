// The import matrix of docs/architecture.md. Default is "disallowed": a folder may import itself and what its row names.
const matrix = {
  lib: ["lib"],
  components: ["components", "lib"],
  app: ["app", "components", "lib", "server/queries", "server/trpc", "server/auth", "server/cache", "server/observability", "server/env.ts", "server/context.ts", "server/database.ts", "server/errors.ts", "server/events", "jobs/index.ts"],
  "server/trpc": ["server/trpc", "server/commands", "server/queries", "server/context.ts", "server/database.ts", "server/errors.ts", "server/env.ts", "server/observability", "server/auth", "server/events", "lib"],
  "server/commands": ["server/commands", "server/outbox", "server/storage", "server/payments", "server/mail", "server/documents", "server/cache", "server/queries", "server/observability", "server/context.ts", "server/database.ts", "server/errors.ts", "server/env.ts", "db", "lib"],
  "server/queries": ["server/queries", "server/cache", "server/storage", "server/observability", "server/context.ts", "server/database.ts", "server/errors.ts", "server/env.ts", "db", "lib"],
  "server/outbox": ["server/outbox", "server/observability", "server/env.ts", "db", "lib"],
  "server/storage": ["server/storage", "server/observability", "server/env.ts", "server/errors.ts", "lib"],
  "server/payments": ["server/payments", "server/observability", "server/env.ts", "server/errors.ts", "db", "lib"],
  "server/mail": ["server/mail", "server/observability", "server/env.ts", "lib"],
  "server/cache": ["server/cache", "server/observability", "server/env.ts", "lib"],
  "server/documents": ["server/documents", "lib"],
  "server/auth": ["server/auth", "server/commands", "server/cache", "server/observability", "server/context.ts", "server/database.ts", "server/errors.ts", "server/env.ts", "server/mail", "db", "lib"],
  "server/events": ["server/events", "server/observability", "server/env.ts", "db", "lib"],
  "server/observability": ["server/observability", "server/env.ts", "db", "lib"],
  "jobs/functions": ["jobs/functions", "jobs/client.ts", "jobs/events.ts", "server/commands", "server/queries", "server/context.ts", "server/database.ts", "server/errors.ts", "server/observability", "lib"],
  "jobs/engine": ["jobs/engine"],
  "jobs/worker": ["jobs", "server/commands", "server/queries", "server/outbox", "server/context.ts", "server/database.ts", "server/errors.ts", "server/env.ts", "server/observability", "server/storage", "lib"],
  "jobs/relay": ["jobs/relay", "jobs/client.ts", "jobs/events.ts", "server/commands", "server/queries", "server/outbox", "server/context.ts", "server/database.ts", "server/env.ts", "server/observability", "lib"],
  db: ["db", "lib/domain"],
};
const escape = (s) => s.replace(/[.]/g, "\\.");
const under = (s) => (/\.\w+$/.test(s) ? `${escape(s)}$` : `${escape(s)}/`);
const ours = "^(app|components|lib|server|jobs|db)/";
const rows = Object.entries(matrix).map(([from, to]) => ({
  name: `matrix: ${from}`,
  comment: `${from} may import ${to.join(", ")} and nothing else of ours (docs/architecture.md, "Who may import whom").`,
  severity: "error",
  from: { path: `^${under(from)}`, pathNot: "\\.(test|spec)\\.tsx?$" },
  to: { path: ours, pathNot: to.map((t) => `^${under(t)}`) },
}));
// components may know the shape of the API, never its code
rows.find((r) => r.name === "matrix: components").to.dependencyTypesNot = ["type-only"];

export default {
  forbidden: [
    ...rows,
    { name: "no-cycles", severity: "error", comment: "A cycle means two modules are one: merge them or cut the edge.", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
    { name: "inngest-only-in-jobs", severity: "error", comment: "The job engine is known in jobs/ and its route only.", from: { pathNot: "^(jobs/|app/api/inngest/|tests/)" }, to: { path: "node_modules/inngest/" } },
    { name: "next-only-at-the-edge", severity: "error", comment: "next/* belongs to app, components, server/cache, proxy and instrumentation.", from: { pathNot: "^(app/|components/|server/cache/|proxy\\.ts|instrumentation|next\\.config)" }, to: { path: "node_modules/next/" } },
    { name: "unresolvable", severity: "error", comment: "The import does not resolve.", from: {}, to: { couldNotResolve: true, pathNot: "^(node:|server-only)" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
    exclude: { path: "(^|/)(\\.next|\\.facet|node_modules/.*/node_modules)/" },
  },
};
