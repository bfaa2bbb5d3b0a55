// Which rooms somebody is sent to, and which records are closed from outside.
import { describe, expect, it } from 'vitest';
import { PERSON_TICKET } from '../../../src/domain/people.ts';
import {
  judgeRoom,
  sightOf,
  type Sight,
  type Verdict,
  type Watched,
} from '../../../src/server/judge-room.ts';

const CALLER = { kind: 0, attributes: {} };
const TELEPHONE = { kind: 3, attributes: { 'sip.callStatus': 'active' } };
const AGENT = { kind: 4, attributes: {} };
const PERSON = { kind: 0, attributes: { [PERSON_TICKET]: 'tkt_1' } };
const ringing = (status: string) => ({
  kind: 3,
  attributes: { [PERSON_TICKET]: 'tkt_1', 'sip.callStatus': status },
});

describe('a caller is alone', () => {
  it.each([
    ['with nobody else there', [CALLER], 'alone'],
    ['on the telephone', [TELEPHONE], 'alone'],
    ['while a telephone rings for them', [CALLER, ringing('ringing')], 'alone'],
    ['not with an agent', [CALLER, AGENT], 'attended'],
    ['not with a person', [CALLER, PERSON], 'attended'],
    ['not with a person on the telephone', [CALLER, ringing('active')], 'attended'],
    ['not in an empty room', [], 'empty'],
    ['not in a room that is gone', null, 'gone'],
  ] as const)('%s', (_when, participants, sight) => {
    expect(sightOf(participants)).toBe(sight);
  });
});

describe('the watch', () => {
  const EVERY = 3000;
  /** One look every three seconds at a call that began so long before the first. */
  function verdicts(sights: Sight[], age = 0): Verdict[] {
    let watched: Watched | undefined;
    return sights.map((sight, n) => {
      const judged = judgeRoom(sight, watched, { startedAt: 0, now: age + n * EVERY });
      watched = judged.watched;
      return judged.verdict;
    });
  }

  it('sends somebody to a caller who is alone in two looks running, once', () => {
    expect(verdicts(['attended', 'alone', 'alone', 'alone', 'attended'])).toEqual([
      ...['wait', 'wait', 'send', 'wait', 'wait'],
    ]);
  });

  it('sends nobody to a caller whose agent is back in the next look', () => {
    expect(verdicts(['alone', 'attended', 'alone', 'attended'])).not.toContain('send');
  });

  it('sends again half a minute later when nobody has come', () => {
    const sent = verdicts(Array.from({ length: 23 }, () => 'alone' as const));
    expect(sent.flatMap((verdict, n) => (verdict === 'send' ? [n] : []))).toEqual([1, 11, 21]);
  });

  it('closes the record of a call whose room is gone in two looks running, when it is older than a minute', () => {
    expect(verdicts(['attended', 'gone', 'gone'], 70_000)).toEqual(['wait', 'wait', 'close']);
    expect(verdicts(['gone', 'attended', 'gone'], 70_000)).not.toContain('close');
    expect(verdicts(['gone', 'gone', 'gone'], 10_000)).not.toContain('close');
  });

  it('leaves the record of a room that it has never seen: another server may have it', () => {
    expect(
      verdicts(
        Array.from({ length: 30 }, () => 'gone' as const),
        70_000,
      ),
    ).not.toContain('close');
  });

  it('waits for whoever may come back to an empty room, and for a caller with a person', () => {
    const long = <T extends Sight>(sight: T) => Array.from({ length: 30 }, () => sight);
    expect(new Set(verdicts(long('empty'), 70_000))).toEqual(new Set(['wait']));
    expect(new Set(verdicts(long('attended'), 70_000))).toEqual(new Set(['wait']));
  });
});
