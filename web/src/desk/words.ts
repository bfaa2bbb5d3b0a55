// What the desk calls things: kinds, priorities, outcomes, ways to end.
import type { AttemptOutcome, TicketClosing, TicketDisposition } from '../../../src/domain/people.ts';
import type { DeskTicket } from '../api/desk.ts';
import { moment } from '../parts/format.ts';

export const PRIORITIES: Record<DeskTicket['priority'], string> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

export const DISPOSITIONS: Record<TicketDisposition, string> = {
  resolved: 'Resolved',
  follow_up: 'Follow up',
  not_reached: 'Not reached',
  not_for_us: 'Not for us',
};

export const CLOSINGS: Record<TicketClosing, string> = {
  served: 'Finished',
  handed_back: 'Handed back to the agents',
  withdrawn: 'The caller no longer needs anybody',
  dismissed: 'Dismissed',
};

export const OUTCOMES: Record<AttemptOutcome, string> = {
  answered: 'answered',
  declined: 'declined',
  no_answer: 'no answer',
  busy: 'busy',
  failed: 'failed',
  caller_hung_up: 'the caller hung up',
  caller_withdrew: 'the caller withdrew',
};

const CALLS: Record<string, string> = {
  phone: 'Call by telephone',
  browser: 'Call from a browser',
  chat: 'Chat',
  console: 'Call from a terminal',
};

export function kindName({ kind, channel }: Pick<DeskTicket, 'kind' | 'channel'>): string {
  switch (kind) {
    case 'handoff':
      return CALLS[channel ?? ''] ?? 'Call';
    case 'callback':
      return 'Callback';
    case 'message':
      return 'Message';
  }
}

export function customerName({ customer }: Pick<DeskTicket, 'customer'>): string {
  return customer ?? 'Not verified';
}

/** "Due now", "Due in 25 min", "Due today, 3:04 PM"; null where nothing is due. */
export function dueText({ kind, dueAt }: DeskTicket, now: number): string | null {
  if (kind === 'handoff') return null;
  if (dueAt === null) return kind === 'callback' ? 'As soon as possible' : null;
  const minutes = Math.ceil((dueAt - now) / 60_000);
  if (minutes <= 0) return minutes > -2 ? 'Due now' : `Due for ${-minutes} min`;
  if (minutes < 60) return `Due in ${minutes} min`;
  return `Due ${when(dueAt, now)}`;
}

/** In the middle of a sentence. */
export function when(at: number, now: number): string {
  return moment(at, now).replace(/^(Today|Yesterday)/, (day) => day.toLowerCase());
}

/** Models write reasons as they please. */
export function sentence(text: string): string {
  const clean = text.trim().replaceAll('_', ' ');
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

/** Beyond an hour, seconds say nothing. */
export function waited(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 60) return `${minutes}:${String(Math.floor(Math.max(0, ms) / 1000) % 60).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}
