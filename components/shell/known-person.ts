import { type Here, hereCookie } from "#lib/contracts/here-cookie.ts";

/**
 * Who is in this browser, as far as a script may know: a hint beside the real cookie. It decides what a static page
 * offers first, never what anybody may do.
 */
export function hereHint(): Here | null {
  const given = document.cookie.split("; ").find((pair) => pair.startsWith(`${hereCookie}=`));
  const here = given?.slice(hereCookie.length + 1);
  return here === "account" || here === "visitor" ? here : null;
}

/** Whether this browser has a session at all. */
export const hasSessionHint = (): boolean => hereHint() !== null;
