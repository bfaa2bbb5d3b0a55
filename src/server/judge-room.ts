// What is to be done about the room of a call whose record has no end. Pure: the watch looks and acts.
import { seesToCaller, type Occupant } from '../channels/room/attending.ts';

/** `attended`: an agent is there, or a person from the desk or their telephone. `alone`: a caller and nobody else. */
export type Sight = 'gone' | 'empty' | 'attended' | 'alone';

export interface Watched {
  sight: Sight;
  /** How often running it was seen so. */
  looks: number;
  /** When somebody was last sent to the caller. */
  sentAt: number | null;
  /** The room was there at some look: it is one of the server that is watched. */
  seen: boolean;
}

export type Verdict = 'wait' | 'send' | 'close';

/** One look may fall between two moments of a reconnection. */
const LOOKS = 2;
/** A call is on record before its room may be there for good. Milliseconds. */
const YOUNG = 60_000;
/** Whoever is sent has that long to come; a worker that starts anew takes its time. Milliseconds. */
const SEND_AGAIN = 30_000;

/** Null for a room that does not exist. */
export function sightOf(participants: readonly Occupant[] | null): Sight {
  if (participants === null) return 'gone';
  if (participants.length === 0) return 'empty';
  return participants.some(seesToCaller) ? 'attended' : 'alone';
}

/** An empty room is waited for: the caller may be reloading their page, and LiveKit closes it soon if not. */
export function judgeRoom(
  sight: Sight,
  before: Watched | undefined,
  { startedAt, now }: { startedAt: number; now: number },
): { verdict: Verdict; watched: Watched } {
  const looks = before?.sight === sight ? before.looks + 1 : 1;
  const sentAt = before?.sentAt ?? null;
  const watched = { sight, looks, sentAt, seen: before?.seen === true || sight !== 'gone' };
  if (looks < LOOKS) return { verdict: 'wait', watched };
  // A room that was never seen may be on another LiveKit server, and its call go on there.
  if (sight === 'gone')
    return { verdict: watched.seen && now - startedAt > YOUNG ? 'close' : 'wait', watched };
  if (sight === 'alone' && (sentAt === null || now - sentAt >= SEND_AGAIN))
    return { verdict: 'send', watched: { ...watched, sentAt: now } };
  return { verdict: 'wait', watched };
}
