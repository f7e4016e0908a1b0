const MOST_ROUTES = 200;
const seen = new Set<string>();

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
const HAS_DIGITS = /\d{3,}/;

/**
 * The route of a path for a metric's label: ids become `:id`, files of the build one label. What nobody serves
 * (404) is one label too, and there are at most 200, so that a stranger's addresses cannot fill the memory.
 */
export function routeLabel(pathname: string, status: number): string {
  if (status === 404) return "unmatched";
  if (pathname.startsWith("/_next/")) return "/_next";
  const [first, ...rest] = pathname.split("/").slice(1, 7);
  const head = first === "ru" || first === "en" ? ":locale" : (first ?? "");
  // Procedures have a metric of their own.
  if (head === "api" && (rest[0] === "trpc" || rest[0] === "inngest")) return `/api/${rest[0]}`;
  const route = `/${[head, ...rest.map((part) => (UUID.test(part) || HAS_DIGITS.test(part) ? ":id" : part))].join("/")}`;
  if (!seen.has(route) && seen.size >= MOST_ROUTES) return "other";
  seen.add(route);
  return route;
}
