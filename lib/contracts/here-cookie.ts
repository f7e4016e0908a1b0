/**
 * Cookie beside the session's, readable by scripts: whether this browser has a session, of a visitor or of an
 * account. It proves nothing to the server.
 */
export const hereCookie = "facet.here";
export type Here = "visitor" | "account";
