/** Cookie beside the session's, readable by scripts: "this browser has a session". It proves nothing to the server. */
export const hereCookie = "facet.here";
