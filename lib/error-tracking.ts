/**
 * Options of the error tracker in every process: stacks and our own ids only. Its defaults gather cookies, headers,
 * bodies and addresses; breadcrumbs would hold the addresses of pages.
 */
export const collectNothing = {
  dataCollection: {
    userInfo: false,
    cookies: false,
    httpHeaders: false,
    httpBodies: [],
    urlQueryParams: false,
    databaseQueryData: false,
    queues: false,
  },
  maxBreadcrumbs: 0,
  beforeSend: withoutPerson,
};

/** An event without the request and the user it came from. */
export function withoutPerson<E extends { request?: unknown; user?: unknown }>(event: E): E {
  const { request: _request, user: _user, ...rest } = event;
  return rest as E;
}
