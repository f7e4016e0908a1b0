import { hereCookie } from "#lib/contracts/here-cookie.ts";

/**
 * Whether this browser has a session, as far as a script may know: a hint beside the real cookie. It decides what
 * a static page offers first, never what anybody may do.
 */
export const hasSessionHint = (): boolean => document.cookie.split("; ").includes(`${hereCookie}=1`);
