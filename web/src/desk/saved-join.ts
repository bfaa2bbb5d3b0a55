// Remembers in this tab whose call the person is in, so that a reload offers the way back at once.

/** What is used of the browser's sessionStorage. */
interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'switchboard.desk-call';

export function saveJoin(shelf: Shelf, ticketId: string): void {
  shelf.setItem(KEY, ticketId);
}

export function forgetJoin(shelf: Shelf): void {
  shelf.removeItem(KEY);
}

export function wasJoined(shelf: Shelf, ticketId: string): boolean {
  return shelf.getItem(KEY) === ticketId;
}
