// What is looked for among past calls stands in the address, so that going back leads to the same list.
import type { CallQuery } from '../api/calls.ts';

const EVERYTHING: CallQuery = { disposition: '', agent: '', caller: '', text: '' };

export function readQuery(search: string): CallQuery {
  const asked = new URLSearchParams(search);
  const of = (key: keyof CallQuery) => asked.get(key) ?? '';
  return { disposition: of('disposition'), agent: of('agent'), caller: of('caller'), text: of('text') };
}

/** As it stands behind the path: empty where everything is shown. */
export function writeQuery(query: CallQuery): string {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return asked.size === 0 ? '' : `?${asked}`;
}

export function isEmpty(query: CallQuery): boolean {
  return writeQuery(query) === writeQuery(EVERYTHING);
}
