// What the company's people did in a recorded call, as turns of a transcript, and the people whom the file needs for it.
import type { PersonAction, TranscriptInput } from '../transcript-format.ts';
import { dataOf, type LogEvent } from './log-events.ts';

export type PersonDid = { person: PersonAction };

/** A look at the ticket, and a second more: how long it takes a call to notice what happened at the desk. */
const NOTICED = 3;

/**
 * What an event shows that somebody did, as turns; the last of them is followed by what came of it. Empty for events
 * that are no doing of people.
 */
export function peopleTurns(event: LogEvent, rest: readonly LogEvent[]): (PersonDid | { silence: number })[] {
  switch (event.type) {
    case 'human.tried': {
      const { via, number, person } = event.data;
      if (via !== 'desk') return [];
      const [next] = rest;
      const cameAtOnce =
        next?.type === 'human.answered' && next.data.number === number && next.data.outcome === 'answered';
      return cameAtOnce ? [] : [{ person: { takes: idOf(person) } }, { silence: NOTICED }];
    }
    case 'human.answered': {
      const { via, outcome, person } = event.data;
      if (outcome === 'caller_hung_up' || outcome === 'caller_withdrew') return [];
      if (via !== 'desk') return [{ person: { telephone: outcome } }];
      if (outcome === 'answered') return [{ person: { joins: idOf(person) } }];
      return outcome === 'declined' ? [{ person: { gives_back: idOf(person) } }, { silence: NOTICED }] : [];
    }
    case 'human.left':
      switch (event.data.how) {
        case 'finished':
          return [{ person: { finishes: '' } }];
        case 'handed_back':
          return [{ person: { hands_back: agreedIn(rest) } }];
        case 'hung_up':
          return [{ person: { hangs_up: true } }];
        case 'lost':
          return [{ person: { vanishes: true } }, { silence: LOST_AFTER }];
      }
    // falls through: the compiler knows that every way of leaving has returned
    default:
      return [];
  }
}

/** Longer than a company waits for a page that is reloaded. */
const LOST_AFTER = 9;

/** Whoever goes on is told what was agreed. */
function agreedIn(rest: readonly LogEvent[]): string {
  const next = rest.find(({ type }) => type === 'transfer.requested' || type === 'caller.said');
  return next?.type === 'transfer.requested'
    ? (/ agreed with the caller: (.+)$/.exec(next.data.reason ?? '')?.[1] ?? '')
    : '';
}

/** What is heard by waiting alone: the place in the queue, and the offer of a callback. */
export function isWaiting(event: LogEvent): boolean {
  return event.type === 'human.waiting' || (event.type === 'line.said' && WAITING_LINES.has(event.data.line));
}

/** Nobody could be told of the caller, and then somebody could. */
export function isUntold(event: LogEvent): boolean {
  return event.type === 'line.said' && event.data.line === 'people_untold';
}

export function isToldAfterAll(event: LogEvent): boolean {
  return event.type === 'human.queued' || (event.type === 'line.said' && event.data.line === 'people_told');
}

const WAITING_LINES = new Set(['offer_callback', 'callback_promised']);

/** Numbers that nobody has. */
const TELEPHONES = ['+12065550131', '+12065550132', '+12065550133', '+12065550134'];
const ELSEWHERE = '+12065550139';

/** Everybody at the desk or on a telephone, in the order in which they were tried. */
export function peopleNames(log: readonly LogEvent[]): string[] {
  const tries = dataOf(log, 'human.tried').filter(({ via }) => via !== 'refer');
  return [...new Set(tries.map(({ person }) => person))];
}

/** The people of the file, and how it reaches them. */
export function peopleOf(log: readonly LogEvent[]): {
  given: Pick<NonNullable<TranscriptInput['given']>, 'people'>;
  settings: NonNullable<TranscriptInput['settings']>;
} {
  const tries = dataOf(log, 'human.tried');
  const atDesk = [...new Set(tries.filter(({ via }) => via === 'desk').map(({ person }) => person))];
  const rung = [...new Set(tries.filter(({ via }) => via === 'telephone').map(({ person }) => person))];
  const waited = dataOf(log, 'human.waiting').length > 0;
  const staff = atDesk.map((name) => ({ id: idOf(name), name, availability: 'available' as const }));
  // Somebody is there, and talks with another caller: otherwise nobody would be waited for.
  const busy = waited && staff.length === 0 ? [{ id: 'busy', name: 'Quinn', busy: true }] : [];
  const people = [...staff, ...busy].map((one) => ({
    ...one,
    email: `${one.id}@example.com`,
    role: 'staff' as const,
  }));
  const refers = tries.some(({ via }) => via === 'refer');
  return {
    given: people.length > 0 ? { people } : {},
    settings:
      rung.length > 0 || refers
        ? {
            people: {
              telephones: rung.map((name, index) => ({ name, number: TELEPHONES[index] ?? ELSEWHERE })),
              ...(refers ? { referTo: ELSEWHERE } : {}),
            },
          }
        : {},
  };
}

function idOf(person: string): string {
  return person.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}
