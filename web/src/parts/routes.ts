// Which page an address leads to.
export type Route =
  | { page: 'test-room' }
  | { page: 'calls' }
  | { page: 'call'; id: string }
  | { page: 'desk'; show: DeskView }
  | { page: 'unknown' };

export type DeskView = { part: 'queue' } | { part: 'ticket'; id: string } | { part: 'audit' };

export function routeOf(path: string): Route {
  const [first, ...rest] = path.split('/').filter(Boolean);
  switch (first) {
    case undefined:
      return { page: 'test-room' };
    case 'calls':
      return callsRoute(rest);
    case 'desk':
      return deskRoute(rest);
    default:
      return { page: 'unknown' };
  }
}

function callsRoute([id, ...more]: string[]): Route {
  if (more.length > 0) return { page: 'unknown' };
  return id === undefined ? { page: 'calls' } : { page: 'call', id: decodeURIComponent(id) };
}

function deskRoute([part, id, ...more]: string[]): Route {
  if (part === undefined) return { page: 'desk', show: { part: 'queue' } };
  if (part === 'audit' && id === undefined) return { page: 'desk', show: { part: 'audit' } };
  if (part === 'tickets' && id !== undefined && more.length === 0)
    return { page: 'desk', show: { part: 'ticket', id: decodeURIComponent(id) } };
  return { page: 'unknown' };
}
