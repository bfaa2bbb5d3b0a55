// A transcript tells of people as of everything else: who is waited for, who was tried, who talks with the caller.
import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventData, CallEventType } from '../../../src/domain/call-event.ts';
import { noteOf } from '../../../web/src/call-view/notes.ts';

function textOf<T extends CallEventType>(type: T, data: CallEventData[T]): string | undefined {
  return noteOf({ seq: 1, at: 0, type, data } as CallEvent)?.text;
}
const ticketId = 'tkt_1';
const sam = { ticketId, number: 1, via: 'desk' as const, person: 'Sam' };

describe('the notes of a call with people', () => {
  it('tell the place in line as people say it', () => {
    const queued = (position: number | null) => textOf('human.queued', { ticketId, position });
    expect([1, 2, 3, 4, 11, 22, null].map(queued)).toEqual([
      'Waiting for a person, next in line',
      'Waiting for a person, 2nd in line',
      'Waiting for a person, 3rd in line',
      'Waiting for a person, 4th in line',
      'Waiting for a person, 11th in line',
      'Waiting for a person, 22nd in line',
      'Waiting for a person; a ticket is kept',
    ]);
  });

  it('tell of a wait only what the caller was told', () => {
    const waiting = (position: number | null, estimateMs: number | null, free = 1) =>
      textOf('human.waiting', { ticketId, position, free, estimateMs });
    expect([waiting(2, 170_000), waiting(1, 20_000), waiting(1, null), waiting(null, null, 0)]).toEqual([
      'Still waiting for a person: 2nd in line, about 3 minutes',
      'Still waiting for a person: next in line, less than a minute',
      'Still waiting for a person: next in line',
      'Still waiting for a person: nobody is free',
    ]);
  });

  it('tell each try and what came of it', () => {
    expect(textOf('human.tried', { ...sam, via: 'telephone' })).toBe('Ringing Sam');
    expect(textOf('human.answered', { ...sam, outcome: 'no_answer' })).toBe('No answer from Sam');
    expect(textOf('human.joined', { ticketId, via: 'desk', person: 'Sam' })).toBe(
      'Sam talks with the caller',
    );
    expect(textOf('human.left', { ticketId, person: 'Sam', how: 'handed_back' })).toBe(
      'Sam has given the call back to the agents',
    );
    expect(textOf('human.unreached', { ticketId, callback: true })).toMatch(/called back/);
  });

  it('tell of keys how many, of consent and recording what and why', () => {
    expect(textOf('caller.keyed', { keys: 5, ended: 'hash' })).toBe('The caller pressed 5 keys');
    expect(textOf('consent.answered', { kind: 'recording', given: false, state: 'CA' })).toBe(
      'The caller did not agree: the call is recorded (CA)',
    );
    expect(textOf('consent.answered', { kind: 'ai', given: null, state: null })).toBe(
      'Told the caller: an automated assistant answers',
    );
    expect(textOf('recording.changed', { on: false, why: 'card_number' })).toBe(
      'Not recorded from here on: card number',
    );
  });

  it('tell in words why a call has ended', () => {
    const ended = (reason: string) => textOf('call.ended', { reason, disposition: 'resolved' });
    expect(ended('agent_ended')).toBe('Call ended: the agent said goodbye');
    expect(ended('some_new_reason')).toBe('Call ended: some new reason');
  });
});
