// Reads the system note "# Call state": one `key: value` a line, absent keys have nothing to tell.
import { z } from 'zod';
import { instantOf } from '../../domain/zoned-time.ts';

export const NOTE_HEADING = '# Call state';

export interface Wish {
  /** The specialist that serves it. */
  agent: string;
  wish: string;
}

export interface OpenProposal {
  tool: string;
  args: Record<string, unknown>;
  /** What would happen, in words for the caller. */
  summary: string;
}

export interface CallNote {
  /** Milliseconds since the epoch; null when the note has no clock. */
  now: number | null;
  timeZone: string;
  agent: string;
  caller: 'unknown' | 'verified' | 'locked' | 'unverifiable';
  firstName: string | null;
  /** The caller has a keypad. */
  telephone: boolean;
  calledAbout: string | null;
  /** What this agent is to serve, or has answered last. */
  wantsNow: string | null;
  /** The caller has been handed over already, and has to speak first. */
  mayHandOver: boolean;
  waiting: readonly Wish[];
  done: readonly string[];
  /** What waits for the caller's yes: code asks for it, and makes the change. */
  open: readonly OpenProposal[];
  /** What the caller's last words turned down. */
  turnedDown: readonly OpenProposal[];
  /** How it stands with the company's people, while the caller waits for one. */
  people: string | null;
  /** A person is to be offered, and no agent has done so yet. */
  offersPerson: boolean;
  moment: { kind: 'answer' } | { kind: 'handover'; from: string; reason: string } | { kind: 'recovered' };
}

export function readNote(note: string): CallNote {
  const lines = note.split('\n').flatMap((line): [string, string][] => {
    const at = line.indexOf(': ');
    return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 2).trim()]];
  });
  const all = (key: string) => lines.filter(([name]) => name === key).map(([, value]) => value);
  const one = (key: string) => all(key)[0] ?? null;
  const caller = one('caller') ?? '';
  return {
    ...readClock(one('now') ?? ''),
    agent: one('you are') ?? '',
    caller: readCaller(one('caller') ?? ''),
    firstName: /^verified, (\S+)/.exec(caller)?.[1] ?? null,
    telephone: one('line')?.startsWith('a telephone') ?? false,
    calledAbout: one('called about'),
    wantsNow: one('wants now') ?? one('answered'),
    mayHandOver: one('transfers') === null,
    waiting: all('waiting wish').flatMap(readWish),
    done: all('done'),
    open: all('proposed, needs a yes').flatMap(readProposal),
    turnedDown: all('turned down just now').flatMap(readProposal),
    people: one('people'),
    offersPerson: !(one('offer a person') ?? '(offered already').includes('(offered already'),
    moment: readMoment(one('moment') ?? ''),
  };
}

function readCaller(caller: string): CallNote['caller'] {
  if (caller.startsWith('verified')) return 'verified';
  if (caller.startsWith('locked')) return 'locked';
  return caller.includes('cannot be verified') ? 'unverifiable' : 'unknown';
}

/** "Monday 2026-03-02 10:00 (America/Los_Angeles)". */
function readClock(value: string): { now: number | null; timeZone: string } {
  const [, date, time, timeZone] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d) \(([^)]+)\)/.exec(value) ?? [];
  if (!date || !time || !timeZone) return { now: null, timeZone: 'UTC' };
  return { now: instantOf({ date, time }, timeZone), timeZone };
}

function readWish(value: string): Wish[] {
  const [, agent, wish] = /^([\w-]+): (.+)$/.exec(value) ?? [];
  return agent && wish ? [{ agent, wish }] : [];
}

const argsSchema = z.record(z.string(), z.unknown());

/** `<tool> <args as JSON> = <summary>`; the summary may itself hold an equals sign. */
function readProposal(value: string): OpenProposal[] {
  const [, tool, rest] = /^([\w-]+) (\{.*)$/.exec(value) ?? [];
  if (!tool || !rest) return [];
  for (let end = rest.indexOf('} = '); end >= 0; end = rest.indexOf('} = ', end + 1)) {
    const args = argsSchema.safeParse(parseJson(rest.slice(0, end + 1)));
    if (args.success) return [{ tool, args: args.data, summary: rest.slice(end + 4) }];
  }
  return [];
}

function readMoment(value: string): CallNote['moment'] {
  const [, from, reason] =
    /^you have just taken over from ([\w-]+): (.*?)\.? Do not greet\b/.exec(value) ?? [];
  if (from) return { kind: 'handover', from, reason: reason ?? '' };
  return value.startsWith('the transfer did not work') ? { kind: 'recovered' } : { kind: 'answer' };
}

/** Undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
