// What a person finds, or hears, when a call comes to them, in plain words: who, what they want, what was done, what is
// open, why it came to them, how the caller sounds, and the last words.
import type { CallEvent } from '../../domain/call-event.ts';
import type { Company } from '../../domain/company.ts';
import type { CustomerContext, Intent } from '../../domain/customer-context.ts';
import { tellWishes } from '../wish-words.ts';

const LAST_TURNS = 10;
/** Stands before them; the desk's page looks for it. */
export const LAST_WORDS = 'Last words';

export interface BriefInput {
  context: CustomerContext;
  events: readonly CallEvent[];
}

/** `Label: sentence` a line, labels without anything to tell left out; then the last turns. web/src/desk/brief.ts reads it. */
export function renderBrief({ context, events }: BriefInput): string {
  const said = events.flatMap((event) => {
    if (event.type === 'caller.said') return [`Caller: ${event.data.text}`];
    return event.type === 'agent.said' ? [`${event.data.agent}: ${event.data.text}`] : [];
  });
  const turns = events.flatMap((event) => (event.type === 'caller.said' ? [event.data.text] : []));
  const firstWords = [context.facts.firstWords ?? ''];
  const facts: [string, string][] = [
    ['Who', `${who(context)}, ${ON[context.caller.channel]}`],
    ['Called about', tellWishes(firstWords, firstWords).join()],
    ['Wants', wishes(context, ['active'], turns)],
    ['Also wants', wishes(context, ['stated'], turns)],
    ['Done', context.done.join('; ')],
    ['Open', open(context)],
    ['Why a person', why(context)],
    ['Mood', mood(context)],
    ['Was told', context.facts.dangerLine ?? ''],
  ];
  const lines = facts.flatMap(([label, text]) => (text === '' ? [] : [`${label}: ${sentence(text)}`]));
  return [...lines, '', `${LAST_WORDS}:`, ...said.slice(-LAST_TURNS)].join('\n');
}

/** The same for somebody who hears it on the telephone and has a caller waiting: no last words, and short. */
export function spokenBrief(
  { context, company }: { context: CustomerContext; company: Company },
  reason: string,
): string {
  const wanted = wishes(context, ['active', 'stated'], []);
  const done = context.done.join('; ');
  const [openNow, whyPerson, sounds] = [open(context), why(context), mood(context)];
  return [
    `A call for you from ${company.name}. ${who(context)}, is on the line: ${sentence(reason)}`,
    wanted && `They want: ${sentence(wanted)}`,
    done && `Done so far: ${sentence(done)}`,
    openNow && `Still open: ${sentence(openNow)}`,
    whyPerson && `Why: ${sentence(whyPerson)}`,
    sounds && `They sound ${sounds}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

const ON: Record<CustomerContext['caller']['channel'], string> = {
  phone: 'on the telephone',
  browser: 'calling from the website',
  chat: 'in a chat',
  console: 'at a terminal',
};

function who({ customer, verification, caller }: CustomerContext): string {
  if (customer && verification.level === 'verified')
    return `${customer.firstName} ${customer.lastName}, verified`;
  const withheld = caller.number === null ? ', with a withheld number' : '';
  if (verification.level === 'locked') return `A caller who is locked out of verification${withheld}`;
  const { attempts } = verification;
  const tried = attempts === 0 ? '' : ` after ${attempts === 1 ? 'one try' : `${attempts} tries`}`;
  return `A caller who is not verified${tried}${withheld}`;
}

function wishes(
  { intents }: CustomerContext,
  open: readonly Intent['status'][],
  said: readonly string[],
): string {
  return intents
    .filter(({ status }) => open.includes(status))
    .flatMap(({ wish, unfinished }) =>
      tellWishes([wish], said).map((words) => (unfinished ? `${words} (${bare(unfinished)})` : words)),
    )
    .join('; ');
}

function open({ proposals }: CustomerContext): string {
  const summaries = proposals.map(({ summary }) => summary);
  return summaries.length > 0 ? `they have not said yes to this: ${summaries.join('; ')}` : '';
}

function why({ escalations }: CustomerContext): string {
  const reasons = [...new Set(escalations.map(({ reason }) => reason))];
  return reasons.length === 0 ? '' : `the caller ${reasons.join(', and ')}`;
}

/** Turns whose sound makes the mood. */
const MOOD_TURNS = 3;
const VERY_UNHAPPY = -0.5;
const UNHAPPY = -0.15;
const HAPPY = 0.3;

function mood({ signs, escalations }: CustomerContext): string {
  if (escalations.some(({ trigger }) => trigger === 'distress')) return 'very upset';
  const last = signs.moods.slice(-MOOD_TURNS);
  if (last.length === 0) return '';
  const worst = Math.min(...last);
  if (worst <= VERY_UNHAPPY) return 'very unhappy';
  if (worst <= UNHAPPY) return 'unhappy';
  return Math.max(...last) >= HAPPY ? 'friendly' : 'calm';
}

/** Wishes stand in the middle of a sentence, whatever they ended with. */
function bare(text: string): string {
  return text.replace(/[\s.,;!?]+$/, '');
}

function sentence(text: string): string {
  const whole = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return /[.!?”]$/.test(whole) ? whole : `${bare(whole)}.`;
}
