// Remembers the call in this tab over a reload: what it takes to enter its room again, and how the page looked.
import * as z from 'zod/mini';

const savedSchema = z.object({
  grant: z.object({ room: z.string(), identity: z.string(), token: z.string(), url: z.string() }),
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
/** A call waits for its caller for a minute or two; nobody comes back after this. Milliseconds. */
const STALE = 15 * 60_000;

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
