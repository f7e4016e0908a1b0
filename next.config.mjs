const loopback = /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/;

/** Where browsers send file parts: both storages of this installation, or any loopback port for the embedded one. */
function storageSources() {
  const { S3_ENDPOINT, S3_PUBLIC_ENDPOINT, S3_REPLICA_ENDPOINT, S3_REPLICA_PUBLIC_ENDPOINT } = process.env;
  const given = [S3_PUBLIC_ENDPOINT || S3_ENDPOINT, S3_REPLICA_PUBLIC_ENDPOINT || S3_REPLICA_ENDPOINT];
  const origins = given.filter(Boolean).map((address) => new URL(address).origin);
  if (origins.length > 0 && !origins.some((origin) => loopback.test(origin))) return origins;
  return [...origins, "http://127.0.0.1:*", "http://localhost:*"];
}

/** The error tracker, when the build has one: pages report there, and nowhere else outside. */
const sentryDsn = process.env.NEXT_PUBLIC_SENTRY_DSN ?? process.env.SENTRY_DSN ?? "";
const sentrySources = sentryDsn ? [new URL(sentryDsn).origin] : [];

// Public pages are prerendered, so no nonce can reach their inline flight scripts: 'unsafe-inline' stays for
// script and style. Everything else is closed, above all where code and data may come from or go to.
const policy = {
  "default-src": ["'self'"],
  "script-src": ["'self'", "'unsafe-inline'", "https://js.stripe.com"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:", ...storageSources()],
  "font-src": ["'self'"],
  "connect-src": ["'self'", "https://api.stripe.com", ...storageSources(), ...sentrySources],
  "worker-src": ["'self'", "blob:"],
  "frame-src": ["https://js.stripe.com", "https://hooks.stripe.com"],
  "object-src": ["'none'"],
  "base-uri": ["'self'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

const nothing = "./components/upload/look/nothing.ts";

/**
 * React's development build evaluates code and the dev server pushes over a socket. A Worker has the policy of its own
 * script: decoders of packed models are WASM, which pages do not run.
 */
function contentSecurityPolicy(development, isScript) {
  const own = structuredClone(policy);
  if (isScript) own["script-src"].push("'wasm-unsafe-eval'");
  if (development) {
    own["script-src"].push("'unsafe-eval'");
    own["connect-src"].push("ws:");
  }
  return Object.entries(own)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

/** @returns {import('next').NextConfig} */
export default function config(phase) {
  const development = phase === "phase-development-server";
  const headers = {
    "Content-Security-Policy": contentSecurityPolicy(development, false),
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
  };
  return {
    cacheComponents: true,
    partialPrefetching: true,
    // tests build into a folder of their own while a server runs from the other
    distDir: process.env.FACET_BUILD_FOLDER || ".next",
    reactStrictMode: true,
    env: { NEXT_PUBLIC_SENTRY_DSN: sentryDsn },
    poweredByHeader: false,
    // Next adds its folder of types to the settings it is given; the tests give it a file of their own
    typescript: { ignoreBuildErrors: true, tsconfigPath: process.env.FACET_TSCONFIG || "tsconfig.json" },
    serverExternalPackages: ["pdfkit"],
    turbopack: {
      resolveAlias: {
        // Messages are compiled on the server (lib/i18n/compiled-messages.ts): no page needs a parser of them.
        "use-intl/format-message": "use-intl/format-message/format-only",
        // Draco's decoder names modules of Node, and asks for them in Node only.
        fs: { browser: nothing },
        path: { browser: nothing },
      },
    },
    experimental: { globalNotFound: true },
    async headers() {
      const list = Object.entries(headers).map(([key, value]) => ({ key, value }));
      const ofScripts = { key: "Content-Security-Policy", value: contentSecurityPolicy(development, true) };
      return [
        { source: "/:path*", headers: list },
        { source: "/_next/static/:path*", headers: [ofScripts] },
      ];
    },
  };
}
