/** Cookies of a request by name, values as sent (still URI-encoded). */
export function readCookies(headers: Headers): Map<string, string> {
  const pairs = (headers.get("cookie") ?? "").split(";").map((part) => part.trim());
  return new Map(
    pairs.flatMap((pair) => {
      const at = pair.indexOf("=");
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
    }),
  );
}
