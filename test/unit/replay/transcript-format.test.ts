// What is not understood in a transcript file is said with its line and column, and what was expected.
import { describe, expect, it } from 'vitest';
import { parseTranscript, TranscriptError } from '../../../src/replay/load-transcript.ts';
import { damaged, SOUND } from './support.ts';

/** The complaints about a file, without the file's name. */
function complaints(text: string): string[] {
  try {
    parseTranscript(text, 'call.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^call\.yaml:/, ''));
  }
}

describe('a transcript file', () => {
  it('may have the two lines on top that npm puts there', () => {
    const banner = '\n> switchboard@0.1.0 record\n> tsx src/main.ts record call_1\n\n';
    const { transcript, placeOf } = parseTranscript(
      `${banner}name: a\ncompany: b\nturns: [{ caller: hi }]`,
      'call.yaml',
    );
    expect(transcript.name).toBe('a');
    expect(placeOf(['company']).line).toBe(6);
  });

  it('is understood as it is written in the documentation', () => {
    expect(complaints(SOUND)).toEqual([]);
  });

  it('may leave out everything but its name, its company and its turns', () => {
    const { transcript } = parseTranscript('name: a\ncompany: b\nturns: [{ caller: hi }]', 'call.yaml');
    expect(transcript).toMatchObject({
      channel: 'console',
      given: { customers: [] },
      turns: [{ model: [], expect: {} }],
    });
    expect(transcript.caller).toBeUndefined();
  });

  it.each([
    [
      'an unknown key',
      'disposition: resolved',
      'dispositon: resolved',
      '33:3: end: no such key "dispositon" here',
    ],
    [
      'an unknown value',
      'disposition: resolved',
      'disposition: happy',
      /^33:16: end\.disposition: Invalid option/,
    ],
    [
      'a number that is no E.164',
      'caller: "+14155550123"',
      'caller: "4155550123"',
      /^3:9: caller: expected E\.164/,
    ],
    [
      'a time without an offset',
      '10:00:00-08:00\ngiven',
      '10:00:00\ngiven',
      /^4:8: clock: expected a time with its offset/,
    ],
    ['a row that does not fit', 'zip: "98109"', 'zip: 981', /^6:74: given\.customers\[0\]\.zip: /],
    ['an appointment without a time', ', startsAt: 2026-03-03T08:00:00-08:00', '', /^6:3: given: .*startsAt/],
    [
      'a broken regular expression',
      'never_says: /98109/',
      'never_says: /981(09/',
      /^20:19: turns\[0\].expect.never_says.*: Invalid regular expression/,
    ],
    [
      'a handoff that is no arrow',
      'handoff: verification -> cancellation',
      'handoff: cancellation',
      /^18:16: .*expected "from -> to"/,
    ],
    ['a step that is nothing', '- say: Done.', '- { }', /^29:9: .*expected say, call, calls or fails/],
    [
      'a turn of two kinds',
      '- caller: yes',
      '- caller: yes\n    silence: 120',
      /^26:5: .*expected exactly one of caller, keys, silence/,
    ],
    ['a step with a slip', '- say: Done.', '- sya: Done.', /^29:9: .*no such key "sya" here/],
  ])('with %s is refused at its place', (_about, piece, by, complaint) => {
    const [first] = complaints(damaged(piece, by));
    expect(first).toMatch(complaint);
  });

  it('that is no YAML is refused at its place', () => {
    expect(complaints('name: a\nturns: [')[0]).toMatch(/^2:\d+: /);
  });

  it('with several faults is told all of them', () => {
    const text = damaged('disposition: resolved', 'disposition: happy').replace(
      'state: serving',
      'stat: serving',
    );
    expect(complaints(text)).toHaveLength(2);
  });
});
