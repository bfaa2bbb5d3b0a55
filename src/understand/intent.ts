// Turns a caller's wish into the specialist who serves it; two wishes in one breath give two.
import { withoutAskedOfDone, withoutDenied } from './denied-wishes.ts';
import { understandEscalation } from './escalation.ts';
import { ESCALATION_MODEL } from './escalation-learned.ts';
import { WISH_MODEL, weighWishes } from './intent-learned.ts';
import { interruptionKind, withoutHalts } from './interruption.ts';
import { CLASSES } from './lexicon-classes.ts';
import { plainWords } from './lexicon-normalise.ts';
import { phrases, without } from './lexicon-phrase.ts';
import { wishClauses } from './wish-clauses.ts';

export type Intent = 'scheduling' | 'billing' | 'cancellation' | 'human' | 'other';

export interface UnderstoodIntent {
  readonly intent: Intent;
  /** Ten times how likely it is; 5 and more is plain. A person who was asked for has 12. */
  readonly score: number;
  /** Where in the text this wish was said, when it was said in a part of its own. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** A second wish must be plain in its own part of the sentence. */
const SECOND_WISH = 6;
/** Asking for a person outweighs whatever it is asked about. */
const ASKED_FOR_PERSON = 12;
const CALLS_FOR_PERSON = 6;
const LONGEST = 2_000;
/** How callers introduce and identify themselves, which is no wish: left out before anything is weighed. */
const INTRODUCTIONS = phrases(
  [
    'my|the first|last|full? name is *',
    'the|with|my? ..1 pin|number|code|zip|id ..1 is? # #? #? #?',
    'pin|number is? {digit} {digit} {digit}? {digit}? {digit}? {digit}?',
  ],
  { digit: 'zero, oh, one, two, three, four, five, six, seven, eight, nine' },
);

/** "Go ahead", "okay bye" and "ten o'clock" answer a question; none of them is a wish. */
const ANSWERS: ReadonlySet<string> = new Set(['backchannel', 'goodbye']);
const WHEN: ReadonlySet<string> = new Set(
  `the on at in by um uh or and maybe this next last o'clock oclock am pm a p m half quarter past to noon midnight o clock
  zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
  thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth please then of`
    .split(/\s+/)
    .concat((CLASSES['day'] ?? '').split(', '), (CLASSES['month'] ?? '').split(', ')),
);
/** "Move my treatment to Friday", "push it to next week", "change my time": whatever else is beside it. */
const MOVES_A_VISIT =
  /\b(?:reschedul(?:e|ing)|postpon(?:e|ing)|rebook(?:ing)?)\b|\b(?:mov(?:e|ing)|push(?:ing)?|shift(?:ing)?|switch(?:ing)?|chang(?:e|ing)|bring(?:ing)?|put(?:ting)?) (?:(?:my|the|our|that|this|next|an?|[^ ]+day(?: s)?) )*(?:[^ ]+ ){0,2}?(?:visit|appointment|treatment|inspection|booking|time|day|date)\b|\b(?:mov(?:e|ing)|push(?:ing)?|shift(?:ing)?|put(?:ting)?) (?:it|that|this|them|[^ ]+day(?: s)?)(?: one)? (?:to|till|until|back|off|out|up|forward|over|later|earlier)\b/;
const MOVES = { intent: 'scheduling', score: 10 } as const;
const NO_WISH = { intent: 'other', score: 10 } as const;

/** What is shipped; measures put others in its place. */
const LEARNED = { escalation: ESCALATION_MODEL, wishes: WISH_MODEL };

/** Which specialist serves this utterance best. */
export function routeIntent(text: string, learned = LEARNED): Intent {
  return understandIntents(text, learned)[0]?.intent ?? 'other';
}

/** Every wish in the utterance, in the order to serve them; `other` alone when no specialist is meant. */
export function understandIntents(said: string, learned = LEARNED): readonly UnderstoodIntent[] {
  const text = withoutAskedOfDone(withoutDenied(withoutHalts(said.slice(0, LONGEST))));
  const best = strongest(text, learned);
  const found = new Map<Intent, UnderstoodIntent>([[best.intent, best]]);
  const clauses = wishClauses(text, { commas: false });
  // One part alone is no second wish.
  for (const { start, end, words } of clauses.length > 1 ? clauses : []) {
    const wish = strongest(words, learned);
    if (wish.intent === 'other' || wish.score < SECOND_WISH) continue;
    const known = found.get(wish.intent);
    if (known?.span === undefined)
      found.set(wish.intent, {
        ...wish,
        score: Math.max(wish.score, known?.score ?? 0),
        span: { start, end },
      });
  }
  if (best.intent === 'other' && found.size > 1) found.delete('other');
  return [...found.values()].sort(firstServed);
}

/** A person first, then what the whole sentence is about, then wishes as they were said: the first is served first. */
function firstServed(left: UnderstoodIntent, right: UnderstoodIntent): number {
  if (left.intent === 'human' || right.intent === 'human') return left.intent === 'human' ? -1 : 1;
  return (left.span?.start ?? -1) - (right.span?.start ?? -1);
}

function strongest(text: string, { escalation, wishes }: typeof LEARNED): UnderstoodIntent {
  if (ANSWERS.has(interruptionKind(text))) return NO_WISH;
  const { trigger, topic } = understandEscalation(text, { model: escalation });
  if (trigger === 'asked_for_person') return { intent: 'human', score: ASKED_FOR_PERSON };
  const plain = plainWords(text);
  const weighed = likeliest(plain, wishes);
  const wish = weighed.intent === 'other' && MOVES_A_VISIT.test(plain) ? MOVES : weighed;
  // What is missed from an account is billing's to look up, whoever must grant it.
  const calls = trigger !== null && topic !== 'missing_credit' && topic !== 'refund_over_limit';
  return calls && (wish.intent === 'other' || wish.score < CALLS_FOR_PERSON)
    ? { intent: 'human', score: CALLS_FOR_PERSON }
    : wish;
}

function likeliest(plain: string, model: typeof WISH_MODEL): UnderstoodIntent {
  const words = without(INTRODUCTIONS, plain)
    .split(' ')
    .filter((word) => word !== '' && word !== '~');
  if (words.every((word) => WHEN.has(word) || /\d/.test(word))) return NO_WISH;
  const weighed = [...weighWishes(words, model)].map(([intent, share]) => ({ intent, score: tenths(share) }));
  return weighed.reduce((best, next) => (next.score > best.score ? next : best));
}

function tenths(share: number): number {
  return Math.round(share * 100) / 10;
}
