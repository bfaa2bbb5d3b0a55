// Turns a caller's wish into the specialist who serves it; two wishes in one breath give two.
import { DISTRESS } from './escalation-distress.ts';
import { ASKS_FOR_PERSON, NOT_ASKING } from './escalation-phrases.ts';
import { NOT_A_TOPIC, TOPICS } from './escalation-topics.ts';
import { IDEAS } from './intent-lexicon.ts';
import { BILLING, CANCELLATION, INTRODUCTIONS, OTHER, SCHEDULING } from './intent-phrases.ts';
import type { Evidence } from './intent-phrases.ts';
import { plainWords } from './lexicon-normalise.ts';
import { occurs, phrase, phrases, without } from './lexicon-phrase.ts';
import type { Phrase } from './lexicon-phrase.ts';

export type Intent = 'scheduling' | 'billing' | 'cancellation' | 'human' | 'other';

export interface UnderstoodIntent {
  readonly intent: Intent;
  /** Sum of evidence; 2.5 is the least that names a specialist, plain requests reach 5 and more. */
  readonly score: number;
  /** Where in the text this wish was said, when it was said in a part of its own. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** What "none of these" scores from the start: a specialist needs more than a stray word. */
const NOTHING_NAMED = 2.5;
/** A second wish must be plain in its own part of the sentence. */
const SECOND_WISH = 4;
/** Asking for a person outweighs whatever it is asked about. */
const ASKED_FOR_PERSON = 12;
const COMPLAINED = 6;

/** Where each sum starts. */
const LEAST: Readonly<Record<Intent, number>> = {
  scheduling: 0,
  billing: 0,
  cancellation: 0,
  human: 0,
  other: NOTHING_NAMED,
};
const IDENTIFYING = phrases(INTRODUCTIONS, IDEAS);
const TABLES = [
  compile('cancellation', CANCELLATION),
  compile('billing', BILLING),
  compile('scheduling', SCHEDULING),
  compile('other', OTHER),
];
const JOINTS = /[.?!;]+\s+|,?\s+(?:and also|and then|and|also|plus|but|then|oh)\s+/gi;

/** Which specialist serves this utterance best. */
export function routeIntent(text: string): Intent {
  return understandIntents(text)[0]?.intent ?? 'other';
}

/** Every wish in the utterance, in the order to serve them; `other` alone when no specialist is meant. */
export function understandIntents(text: string): readonly UnderstoodIntent[] {
  const best = strongest(text);
  const found = new Map<Intent, UnderstoodIntent>([[best.intent, best]]);
  for (const span of clauses(text)) {
    const wish = strongest(text.slice(span.start, span.end));
    if (wish.intent === 'other' || wish.score < SECOND_WISH) continue;
    const known = found.get(wish.intent);
    if (known?.span === undefined)
      found.set(wish.intent, { ...wish, score: Math.max(wish.score, known?.score ?? 0), span });
  }
  if (best.intent === 'other' && found.size > 1) found.delete('other');
  return [...found.values()].sort(firstServed);
}

/** A person first, then what the whole sentence is about, then wishes as they were said: the first is served first. */
function firstServed(left: UnderstoodIntent, right: UnderstoodIntent): number {
  if (left.intent === 'human' || right.intent === 'human') return left.intent === 'human' ? -1 : 1;
  return (left.span?.start ?? -1) - (right.span?.start ?? -1);
}

function strongest(text: string): UnderstoodIntent {
  const scores = weigh(plainWords(text));
  return scores.reduce((best, next) => (next.score > best.score ? next : best));
}

function weigh(plain: string): readonly UnderstoodIntent[] {
  const wish = without(IDENTIFYING, plain);
  const weighed = TABLES.map(({ intent, evidence }) => ({
    intent,
    score: evidence.reduce(
      (sum, { weight, sought }) => (occurs(sought, wish) ? sum + weight : sum),
      LEAST[intent],
    ),
  }));
  return [
    { intent: 'human', score: weighHuman(plain) },
    ...weighed,
    { intent: 'other', score: NOTHING_NAMED },
  ];
}

function weighHuman(plain: string): number {
  const asking = without(NOT_ASKING, plain);
  if (ASKS_FOR_PERSON.some((sought) => occurs(sought, asking))) return ASKED_FOR_PERSON;
  const matter = without(NOT_A_TOPIC, plain);
  const complaint = TOPICS.some(
    ([topic, sought]) => topic !== 'missing_credit' && sought.some((one) => occurs(one, matter)),
  );
  return complaint || DISTRESS.some((sought) => occurs(sought, matter)) ? COMPLAINED : 0;
}

/** The parts of the sentence that may each hold a wish; one part alone is no second wish. */
function clauses(text: string): readonly { readonly start: number; readonly end: number }[] {
  const spans = [];
  let start = 0;
  for (const joint of text.slice(0, 2_000).matchAll(JOINTS)) {
    spans.push({ start, end: joint.index });
    start = joint.index + joint[0].length;
  }
  if (start === 0) return [];
  return [...spans, { start, end: Math.min(text.length, 2_000) }];
}

function compile(
  intent: Intent,
  evidence: Evidence,
): { intent: Intent; evidence: readonly { weight: number; sought: Phrase }[] } {
  return {
    intent,
    evidence: evidence.map(([weight, source]) => ({ weight, sought: phrase(source, IDEAS) })),
  };
}
