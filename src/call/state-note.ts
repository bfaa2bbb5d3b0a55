// The system note that comes with every model request: the truth about this call, in a form that reads line by line.
import { isOffered, openEscalations } from '../coordinator/index.ts';
import { canBeVerified } from '../domain/can-be-verified.ts';
import type { Company } from '../domain/company.ts';
import type { CustomerContext, People } from '../domain/customer-context.ts';
import { dateFormat } from '../domain/date-format.ts';
import { wallTime } from '../domain/zoned-time.ts';
import { inWords } from './people/estimate.ts';

/** Why the model is asked to speak now. */
export type Moment =
  | { kind: 'answer' }
  | { kind: 'handover'; from: string; reason: string }
  | { kind: 'recovered'; reason: string };

export const STATE_NOTE_HEADING = '# Call state';

/** Rendered fresh for every request. One `key: value` a line; absent keys have nothing to tell. */
export function renderStateNote(
  context: CustomerContext,
  company: Company,
  moment: Moment,
  now: number,
): string {
  const { date, time } = wallTime(now, company.timeZone);
  const weekday = dateFormat('en-US', { timeZone: company.timeZone, weekday: 'long' }).format(now);
  const active = context.intents.find((intent) => intent.status === 'active');
  const lines: [string, string | undefined][] = [
    ['now', `${weekday} ${date} ${time} (${company.timeZone})`],
    ['you are', context.active],
    ['caller', describeCaller(context, company)],
    ['line', context.caller.channel === 'phone' ? 'a telephone, with a keypad' : undefined],
    ['called about', context.facts.firstWords],
    ['wants now', active && wish(active)],
    ...waitingWishes(context).map((waiting): [string, string] => ['waiting wish', waiting]),
    ...context.done.map((done): [string, string] => ['done', done]),
    ['proposed, needs a yes', context.proposal ? describeProposal(context.proposal) : undefined],
    ['people', context.people ? describePeople(context.people) : undefined],
    ['offer a person', describeOffer(context)],
    ['moment', describeMoment(moment)],
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

function wish({ wish, unfinished }: { wish: string; unfinished?: string | undefined }): string {
  return unfinished ? `${wish} (${unfinished})` : wish;
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
  }
}

function describeProposal(proposal: NonNullable<CustomerContext['proposal']>): string {
  return `${proposal.tool} ${JSON.stringify(proposal.args)} = ${proposal.summary}`;
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
      return `you have just taken over from ${moment.from}: ${moment.reason}. Do not greet and do not re-ask; go on with what they want`;
    case 'recovered':
      return `the transfer did not work (${moment.reason}). Say so in a few words, then go on helping`;
  }
}

/** Values come from callers and models: they must not be able to add lines of their own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 500);
}
