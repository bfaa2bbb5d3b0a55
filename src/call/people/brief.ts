// What a person finds when a call comes to them: who, what they want, what was done, the last words.
import type { CallEvent } from '../../domain/call-event.ts';
import type { Company } from '../../domain/company.ts';
import type { CustomerContext } from '../../domain/customer-context.ts';
import { renderStateNote } from '../state-note.ts';

const LAST_TURNS = 10;

export interface BriefInput {
  context: CustomerContext;
  company: Company;
  events: readonly CallEvent[];
  now: number;
}

export function renderBrief({ context, company, events, now }: BriefInput): string {
  const said = events.flatMap((event) => {
    if (event.type === 'caller.said') return [`Caller: ${event.data.text}`];
    return event.type === 'agent.said' ? [`${event.data.agent}: ${event.data.text}`] : [];
  });
  return `${renderStateNote(context, company, { kind: 'answer' }, now)}\n\n${said.slice(-LAST_TURNS).join('\n')}`;
}

/** The same for somebody who hears it on the telephone and has a caller waiting: who, what, why, and no more. */
export function spokenBrief(
  { context, company }: Pick<BriefInput, 'context' | 'company'>,
  reason: string,
): string {
  const { customer, verification, intents, done, escalations } = context;
  const who =
    customer && verification.level === 'verified'
      ? `${customer.firstName} ${customer.lastName}, verified,`
      : 'A caller who is not verified';
  const wishes = intents.filter(({ status }) => status !== 'resolved').map(({ wish }) => wish);
  const why = escalations.at(-1)?.reason;
  return [
    `A call for you from ${company.name}. ${who} is on the line: ${sentence(reason)}`,
    wishes.length > 0 ? `They want: ${sentence(wishes.join('; '))}` : '',
    done.length > 0 ? `Done so far: ${sentence(done.join('; '))}` : '',
    why ? `Why: the caller ${sentence(why)}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function sentence(text: string): string {
  return `${text.replace(/[\s.,;!?]+$/, '')}.`;
}
