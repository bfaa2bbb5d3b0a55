// Remembers the call in this tab over a reload: what it takes to go back into it, and how the page looked.
import * as z from 'zod/mini';

const savedSchema = z.object({
  way: z.discriminatedUnion('mode', [
    z.object({
      mode: z.literal('voice'),
      grant: z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() }),
    }),
    z.object({ mode: z.literal('text'), key: z.string() }),
  ]),
  caller: z.object({ number: z.nullable(z.string()), name: z.string() }),
  scenario: z.nullable(z.string()),
  savedAt: z.number(),
});
export type SavedCall = z.infer<typeof savedSchema>;

/** What is used of the browser's sessionStorage. */
interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'switchboard.call';
/** Calls are not longer than this; the server knows whether one is still on. Milliseconds. */
const STALE = 60 * 60_000;

export function saveCall(store: Store, call: SavedCall): void {
  store.setItem(KEY, JSON.stringify(call));
}

export function forgetCall(store: Store): void {
  store.removeItem(KEY);
}

/** Null when there is none, or one too old to be still there. */
export function savedCall(store: Store, now: number): SavedCall | null {
  try {
    const call = savedSchema.safeParse(JSON.parse(store.getItem(KEY) ?? 'null')).data;
    return call && now - call.savedAt < STALE ? call : null;
  } catch {
    return null;
  }
}
