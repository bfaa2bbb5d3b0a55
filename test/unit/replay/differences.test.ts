// A damaged transcript yields exactly the difference that was put in, with its type and its place in the file.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DifferenceType } from '../../../src/replay/difference.ts';
import { damaged, openTheatre, SOUND, type Theatre } from './support.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

interface Case {
  about: string;
  piece: string;
  by: string;
  found: { type: DifferenceType; line: number; expected?: unknown; actual?: unknown }[];
}

const cases: Case[] = [
  {
    about: 'a tool that was not called',
    piece: '        - list_appointments\n        - { tool',
    by: '        - list_open_invoices\n        - { tool',
    found: [
      {
        type: 'tool',
        line: 23,
        expected: ['verify_caller', 'list_open_invoices', 'cancel_appointment'],
        actual: ['verify_caller', 'list_appointments', 'cancel_appointment'],
      },
    ],
  },
  {
    about: 'an argument',
    piece: 'args: { appointment_id: apt_1 }, result',
    by: 'args: { appointment_id: apt_2 }, result',
    found: [{ type: 'argument', line: 25, expected: 'apt_2', actual: 'apt_1' }],
  },
  {
    about: 'a result',
    piece: 'fee: 49 dollars',
    by: 'fee: 0 dollars',
    found: [{ type: 'result', line: 30, expected: '0 dollars', actual: '49 dollars' }],
  },
  {
    about: 'a handoff',
    piece: 'handoff: verification -> cancellation',
    by: 'handoff: verification -> billing',
    found: [
      {
        type: 'handoff',
        line: 18,
        expected: ['verification -> billing'],
        actual: ['verification -> cancellation'],
      },
    ],
  },
  {
    about: 'the chain',
    piece: 'chain: [verification, cancellation]',
    by: 'chain: [verification, billing]',
    found: [
      {
        type: 'handoff',
        line: 32,
        expected: ['verification', 'billing'],
        actual: ['verification', 'cancellation'],
      },
    ],
  },
  {
    about: 'who speaks',
    piece: 'agent: cancellation\n',
    by: 'agent: billing\n',
    found: [{ type: 'state', line: 17, expected: 'billing', actual: 'cancellation' }],
  },
  {
    about: 'the state',
    piece: 'state: serving',
    by: 'state: routing',
    found: [{ type: 'state', line: 21, expected: 'routing', actual: 'serving' }],
  },
  {
    about: 'the disposition',
    piece: 'disposition: resolved',
    by: 'disposition: escalated',
    found: [{ type: 'state', line: 33, expected: 'escalated', actual: 'resolved' }],
  },
  {
    about: 'words that are missing',
    piece: 'says: 49 dollars',
    by: 'says: [49 dollars, /free of charge/i]',
    found: [{ type: 'words', line: 19, expected: '/free of charge/i' }],
  },
  {
    about: 'words that must not be said',
    piece: 'never_says: /98109/',
    by: 'never_says: [/98109/, dollars]',
    found: [{ type: 'words', line: 20, expected: 'never dollars' }],
  },
  {
    about: 'the context',
    piece: 'level: verified',
    by: 'level: none',
    found: [{ type: 'context', line: 34, expected: 'none', actual: 'verified' }],
  },
  {
    about: 'a row',
    piece: 'feeCents: 4900',
    by: 'feeCents: 0',
    found: [{ type: 'database', line: 35, expected: 0, actual: 4900 }],
  },
  {
    about: 'a row that should not be there',
    piece: 'apt_1: { status: cancelled, feeCents: 4900 }',
    by: 'apt_1: null',
    found: [{ type: 'database', line: 35, expected: 'no such row' }],
  },
  {
    about: 'a model step too many',
    piece: '      - say: Done.\n',
    by: '      - say: Done.\n      - say: Anything else?\n',
    found: [{ type: 'leftover_step', line: 30, expected: { say: 'Anything else?', calls: [] } }],
  },
  {
    about: 'a model step too few',
    piece: '      - say: Done.\n',
    by: '',
    found: [{ type: 'missing_step', line: 28, expected: '1 steps' }],
  },
  {
    about: 'a fault that nothing runs into',
    piece: '  - caller: yes\n',
    by: '  - caller: yes\n    fails: invoices.open\n',
    found: [{ type: 'error', line: 26, expected: 'invoices.open to be called' }],
  },
  {
    about: 'the end of the last call, when there were two',
    piece: 'end:\n',
    by: '  - hang_up: true\n  - calls_again: 60\n    expect: { ended: true }\nend:\n',
    found: [
      { type: 'state', line: 33, expected: true, actual: false },
      { type: 'handoff', line: 35 },
      { type: 'state', line: 36, expected: 'resolved', actual: 'abandoned' },
      { type: 'context', line: 37, expected: 'verified', actual: 'none' },
    ],
  },
];

describe('a replay', () => {
  it('finds nothing in a sound file', async () => {
    const played = await theatre.play(SOUND);
    expect(played).toMatchObject({
      status: 'passed',
      chain: ['verification', 'cancellation'],
      edges: [{ from: 'verification', to: 'cancellation' }],
      differences: [],
    });
  });

  it('finds nothing in the file that the documentation shows', async () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/transcripts.md', 'utf8')) ?? [];
    expect((await theatre.play(example)).differences).toEqual([]);
  });

  it('of the same file has the same log every time', async () => {
    const [first, second] = await Promise.all([theatre.play(SOUND), theatre.play(SOUND)]);
    const log = ({ events }: typeof first) => events.filter(({ type }) => type !== 'call.started');
    expect(log(first)).toEqual(log(second));
  });

  it.each(cases)('tells of $about', async ({ piece, by, found }) => {
    const { differences } = await theatre.play(damaged(piece, by));
    expect(differences).toHaveLength(found.length);
    expect(differences).toMatchObject(found.map((one) => ({ file: 'call.yaml', ...one })));
  });

  it('tells of every difference of several', async () => {
    const text = damaged('fee: 49 dollars', 'fee: 0 dollars').replace('state: serving', 'state: ended');
    const { differences } = await theatre.play(text);
    expect(differences.map(({ type, line }) => ({ type, line }))).toEqual([
      { type: 'state', line: 21 },
      { type: 'result', line: 30 },
    ]);
  });
});
