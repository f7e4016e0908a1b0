/**
 * A path of our own pages that may be gone to after signing in, or null: starts with a language, no other host, no
 * backslash or control character that a browser would read as one, and not a sign-in page again.
 */
export function safePath(path: string | null | undefined): string | null {
  if (!path || path.length > 500 || !/^\/(ru|en)(\/|\?|$)/.test(path)) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, and "/\t/evil" becomes "//evil"
  if (/[\\\u0000-\u0020]/.test(path)) return null;
  const base = "https://facet.invalid";
  const url = URL.canParse(path, base) ? new URL(path, base) : null;
  if (url?.origin !== base || !/^\/(ru|en)(\/|$)/.test(url.pathname)) return null;
  if (/\/\/|\/(sign-in|sign-up|forgot-password|reset-password)$/.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}
