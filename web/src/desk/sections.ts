// The queue put in order for whoever looks at it: what waits, what is due, what is theirs, what is done.
import type { DeskTicket } from '../api/desk.ts';

export interface Sections {
  mine: DeskTicket[];
  /** On the line, waiting for anybody. */
  waiting: DeskTicket[];
  /** Callbacks and messages that nobody has. */
  due: DeskTicket[];
  /** With somebody else. */
  colleagues: DeskTicket[];
  /** Newest first. */
  handled: DeskTicket[];
}

export type TicketState = 'waiting' | 'mine' | 'taken' | 'handled';

const RANKS: Record<DeskTicket['priority'], number> = { urgent: 0, high: 1, normal: 2, low: 3 };

export function stateOf({ handledAt, takenBy }: DeskTicket, me: string): TicketState {
  if (handledAt !== null) return 'handled';
  if (takenBy === null) return 'waiting';
  return takenBy.id === me ? 'mine' : 'taken';
}

export function sectionsOf(tickets: readonly DeskTicket[], me: string, now: number): Sections {
  const of = (state: TicketState) => tickets.filter((ticket) => stateOf(ticket, me) === state);
  const open = of('waiting');
  return {
    mine: of('mine').toSorted((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0)),
    waiting: open.filter(({ kind }) => kind === 'handoff').toSorted(byPriority),
    due: open.filter(({ kind }) => kind !== 'handoff').toSorted(byDueTime(now)),
    colleagues: of('taken').toSorted((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0)),
    handled: of('handled').toSorted((a, b) => (b.handledAt ?? 0) - (a.handledAt ?? 0)),
  };
}

/** A callback for later is not due yet; everything else is. */
export function isDue({ dueAt }: DeskTicket, now: number): boolean {
  return dueAt === null || dueAt <= now;
}

/** What asks for somebody now: the figure in the tab's title. */
export function countCalling({ waiting, due }: Sections, now: number): number {
  return waiting.length + due.filter((ticket) => isDue(ticket, now)).length;
}

/** Those that nobody had waited with before: new ones, and ones that somebody gave back. */
export function arrivals(before: readonly DeskTicket[], after: readonly DeskTicket[]): DeskTicket[] {
  const known = new Set(before.filter(isFree).map(({ id }) => id));
  return after.filter((ticket) => isFree(ticket) && !known.has(ticket.id));
}

function isFree({ takenBy, handledAt }: DeskTicket): boolean {
  return takenBy === null && handledAt === null;
}

function byPriority(a: DeskTicket, b: DeskTicket): number {
  return RANKS[a.priority] - RANKS[b.priority] || a.openedAt - b.openedAt;
}

function byDueTime(now: number) {
  return (a: DeskTicket, b: DeskTicket): number => {
    const [dueA, dueB] = [isDue(a, now), isDue(b, now)];
    if (dueA !== dueB) return dueA ? -1 : 1;
    return dueA ? byPriority(a, b) : (a.dueAt ?? 0) - (b.dueAt ?? 0);
  };
}
