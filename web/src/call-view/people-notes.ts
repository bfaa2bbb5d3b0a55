// What is told of the company's people in a transcript: who waits for them, who was tried, who talks with the caller.
import type { AttemptOutcome, AttemptVia } from '../../../src/domain/people.ts';
import type { CallEventData } from '../../../src/domain/call-event.ts';

type Of<T extends keyof CallEventData> = CallEventData[T];

export function queuedText({ position }: Of<'human.queued'>): string {
  return position === null
    ? 'Waiting for a person; a ticket is kept'
    : `Waiting for a person, ${inLine(position)}`;
}

export function waitingText({ position, free, estimateMs }: Of<'human.waiting'>): string {
  const told = [
    ...(position === null ? [] : [inLine(position)]),
    ...(estimateMs === null ? [] : [about(estimateMs)]),
  ];
  if (told.length > 0) return `Still waiting for a person: ${told.join(', ')}`;
  return free === 0 ? 'Still waiting for a person: nobody is free' : 'Still waiting for a person';
}

const TRIED: Record<AttemptVia, (person: string) => string> = {
  desk: (person) => `${person} comes to the call`,
  telephone: (person) => `Ringing ${person}`,
  refer: (person) => `Sending the caller's line to ${person}`,
};

export const triedText = ({ via, person }: Of<'human.tried'>): string => TRIED[via](named(person));

const ANSWERS: Record<AttemptOutcome, (person: string) => string> = {
  answered: (person) => `${person} answered`,
  declined: (person) => `${person} declined`,
  no_answer: (person) => `No answer from ${person}`,
  busy: (person) => `${person} is busy`,
  failed: (person) => `${person} could not be reached`,
  caller_hung_up: () => 'The caller hung up before anybody came',
  caller_withdrew: () => 'The caller does not want to wait any longer',
};

export const answeredText = ({ outcome, person }: Of<'human.answered'>): string =>
  ANSWERS[outcome](named(person));

export const joinedText = ({ person }: Of<'human.joined'>): string =>
  `${named(person)} talks with the caller`;

export const unreachedText = ({ callback }: Of<'human.unreached'>): string =>
  callback
    ? 'Nobody came before the call ended; the caller is to be called back'
    : 'Nobody came before the call ended';

const LEFT: Record<Of<'human.left'>['how'], (person: string) => string> = {
  finished: (person) => `${person} has finished the call`,
  handed_back: (person) => `${person} has given the call back to the agents`,
  hung_up: (person) => `${person} hung up`,
  lost: (person) => `The connection to ${person} broke`,
};

export const leftText = ({ how, person }: Of<'human.left'>): string => LEFT[how](named(person));

export function keyedText({ keys, ended }: Of<'caller.keyed'>): string {
  if (ended === 'cleared') return 'The caller cleared what they had keyed in';
  return `The caller pressed ${keys} ${keys === 1 ? 'key' : 'keys'}`;
}

/** What callers are told, or asked, before anything else. */
const DISCLOSURES: Readonly<Record<string, string>> = {
  ai: 'an automated assistant answers',
  recording: 'the call is recorded',
};

export function consentText({ kind, given, state }: Of<'consent.answered'>): string {
  const what = DISCLOSURES[kind] ?? kind.replaceAll('_', ' ');
  const where = state === null ? '' : ` (${state})`;
  if (given === null) return `Told the caller: ${what}${where}`;
  return `The caller ${given ? 'agreed' : 'did not agree'}: ${what}${where}`;
}

export const recordingText = ({ on, why }: Of<'recording.changed'>): string =>
  `${on ? 'Recorded from here on' : 'Not recorded from here on'}: ${why.replaceAll('_', ' ')}`;

function inLine(position: number): string {
  return position === 1 ? 'next in line' : `${ordinal(position)} in line`;
}

function ordinal(position: number): string {
  const kind = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(position);
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${position}${endings[kind] ?? 'th'}`;
}

function about(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}

function named(person: string): string {
  return person === '' ? 'A person' : person;
}
