// The system note that comes with every model request: the truth about this call, in a form that reads line by line.
import { isOffered, openEscalations } from '../coordinator/index.ts';
import { canBeVerified } from '../domain/can-be-verified.ts';
import type { Company } from '../domain/company.ts';
import {
  type CustomerContext,
  type Intent,
  type People,
  type Proposal,
  type SettledProposal,
} from '../domain/customer-context.ts';
import { dateFormat } from '../domain/date-format.ts';
import { AGREED_WITH } from '../domain/people.ts';
import { wallTime } from '../domain/zoned-time.ts';
import { mayHandOver } from './may-hand-over.ts';
import type { Moment } from './moment.ts';
import { nextStep, type TurnSeen } from './next-step.ts';
import { inWords } from './people/estimate.ts';

export const STATE_NOTE_HEADING = '# Call state';

const OPEN = 'proposed, needs a yes';
const DOWN = 'turned down just now';

/** What the note's lines are headed with; a model that reads one of them out is stopped. */
export const NOTE_KEYS = [
  'now',
  'you are',
  'caller',
  'line',
  'called about',
  'wants now',
  'answered',
  'waiting wish',
  'transfers',
  'done',
  'agreed',
  OPEN,
  DOWN,
  'people',
  'danger',
  'offer a person',
  'moment',
  'next step',
] as const;

/** Rendered fresh for every request. One `key: value` a line; absent keys have nothing to tell. */
export function renderStateNote(
  context: CustomerContext,
  company: Company,
  {
    now,
    hint,
    ...seen
  }: TurnSeen & {
    /** Milliseconds since the epoch. */
    now: number;
    /** What was wrong with the model's last answer. */
    hint: string | null;
  },
): string {
  const { date, time } = wallTime(now, company.timeZone);
  const weekday = dateFormat('en-US', { timeZone: company.timeZone, weekday: 'long' }).format(now);
  const mine = context.intents.filter(({ agent }) => agent === context.active);
  const active = mine.find((intent) => intent.status === 'active');
  const served = mine.at(-1)?.outcome === 'served' ? mine.at(-1) : undefined;
  const lines: [(typeof NOTE_KEYS)[number], string | undefined][] = [
    ['now', `${weekday} ${date} ${time} (${company.timeZone})`],
    ['you are', context.active],
    ['caller', describeCaller(context, company)],
    ['line', context.caller.channel === 'phone' ? 'a telephone, with a keypad' : undefined],
    ['called about', context.facts.firstWords && quoted(context.facts.firstWords)],
    ['wants now', active && wish(active)],
    ['answered', active || !served ? undefined : quoted(served.wish)],
    ...waitingWishes(context).map((waiting): ['waiting wish', string] => ['waiting wish', waiting]),
    ['transfers', mayHandOver(context) ? undefined : "only after the caller's next words"],
    ...context.done.map((done): ['done', string] => ['done', done]),
    ...agreements(context).map((agreed): ['agreed', string] => ['agreed', agreed]),
    ...context.proposals.map((open): [typeof OPEN, string] => [OPEN, describeChange(open)]),
    ...turnedDown(context).map((one): [typeof DOWN, string] => [DOWN, describeChange(one)]),
    ['people', context.people ? describePeople(context.people) : undefined],
    ['danger', describeDanger(context)],
    ['offer a person', describeOffer(context)],
    ['moment', describeMoment(seen.moment)],
    ['next step', hint ?? nextStep(context, company, seen)],
  ];
  return [
    STATE_NOTE_HEADING,
    ...lines.flatMap(([key, value]) => (value ? [`${key}: ${oneLine(value)}`] : [])),
  ].join('\n');
}

function describeCaller(context: CustomerContext, company: Company): string {
  switch (context.verification.level) {
    case 'verified':
      return `verified, ${context.customer?.firstName ?? ''} ${context.customer?.lastName ?? ''}`.trim();
    case 'locked':
      return 'locked out, cannot be verified; only a person can help';
    case 'none':
      if (!canBeVerified(context, company))
        return 'number unknown, so they cannot be verified on this call: questions about the company, a message, a callback on a number they tell, or a person are possible';
      return `not verified, ${context.verification.attempts} failed attempts`;
  }
}

function waitingWishes(context: CustomerContext): string[] {
  return context.intents
    .filter((intent) => intent.status === 'stated')
    .map((intent) => `${intent.agent}: ${wish(intent)}`);
}

function wish({ wish, unfinished }: Pick<Intent, 'wish' | 'unfinished'>): string {
  return unfinished ? `${quoted(wish)} (${unfinished})` : quoted(wish);
}

/** What the caller may be told of the people: their place and the usual wait are honest, a promise is not. */
function describePeople({ reach, position, estimateMs, person }: People): string {
  if (person) return `${person} talks with the caller`;
  switch (reach) {
    case 'free':
      return 'somebody is being reached and should be on the line soon';
    case 'busy': {
      const place = position === null ? '' : `; place in the queue: ${position}`;
      return `everybody is talking with other callers${place}${estimateMs === null ? '' : `; usual wait: ${inWords(estimateMs)}`}`;
    }
    case 'nobody':
      return 'nobody is there now: offer a callback or to take a message';
    case 'closed':
      return 'nobody can join a typed conversation: offer a callback or to take a message';
    case 'unknown':
      return 'the call waits for a person; how long it takes cannot be told';
    case 'untold':
      return 'nobody could be told of this call: the queue is out of order. It is tried again; promise nothing, and say that they can call again';
  }
}

function describeChange({ tool, args, summary }: Pick<Proposal, 'tool' | 'args' | 'summary'>): string {
  return `${tool} ${JSON.stringify(args)} = ${summary}`;
}

/** What the caller's last words took off the table. */
function turnedDown({ settled, turn }: CustomerContext): readonly SettledProposal[] {
  return settled.filter(
    (one) => one.turn === turn && (one.outcome === 'declined' || one.outcome === 'corrected'),
  );
}

/** With the company's people, who have handed the caller back: it holds until the end of the call. */
function agreements({ facts }: CustomerContext): string[] {
  return Object.entries(facts).flatMap(([key, value]) =>
    key.startsWith(AGREED_WITH) ? [`with ${key.slice(AGREED_WITH.length)}: ${quoted(value)}`] : [],
  );
}

/** In the turn in which a stock line has said whom to call. */
function describeDanger({ facts, turn }: CustomerContext): string | undefined {
  if (facts.dangerTurn !== String(turn)) return undefined;
  return `a stock line has just told the caller: "${facts.dangerLine ?? ''}" Do not repeat or contradict it. Say in one short sentence that you are sorry, and ask nothing now`;
}

/** Nothing once the caller has answered, and while they are with a person. */
function describeOffer(context: CustomerContext): string | undefined {
  const open = openEscalations(context);
  if (open.length === 0) return undefined;
  if (open.some(({ trigger }) => trigger === 'asked_for_person'))
    return 'the caller asked for one, so transfer them now without offering';
  const reasons = `the caller ${open.map(({ reason }) => reason).join(', and ')}`;
  const offered = open.every((escalation) => isOffered(context, escalation));
  return offered ? `${reasons} (offered already: take their answer, do not offer again)` : reasons;
}

function describeMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'answer':
      return 'answer the caller';
    case 'handover':
      return `you have just taken over from ${moment.from}: ${quoted(moment.reason)}. Do not greet and do not re-ask; go on with what they want`;
    case 'handed_back':
      return `you have just taken over from ${moment.from}: ${quoted(moment.reason)}. Do not greet, do not re-ask and look nothing up; say in your own words what they agreed`;
    case 'recovered':
      return `the transfer did not work (${quoted(moment.reason)}). Say so in a few words, then go on helping`;
  }
}

/** Callers' and models' words are told as theirs. */
function quoted(words: string): string {
  return `"${words.replaceAll('"', "'")}"`;
}

/** Values come from callers and models: they must not be able to add lines of their own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 500);
}
