// Gathers what is learned from: utterances of our own, and rows of public data sets whose licences allow it.
import { z } from 'zod';
import { plainWords } from '../../../src/understand/lexicon-normalise.ts';
import { mayBeLearned, readRows } from './cases.ts';
import type { Example } from './fit.ts';
import { hashOf } from './sequence.ts';
import { readUtterances } from './utterances.ts';

const MOST_OF_A_LINE = 16;
/** What calls for nobody. */
export const NONE = 'none';

/** What surrounds a turn and says nothing of it; a space stands for the turn. */
const SURROUNDINGS =
  `hi |hello |hey there |um |uh |so |well |okay so |yes |yeah |oh |look |listen |good morning |hi yeah |okay |alright |excuse me |sorry |right |hi my name is dana |this is mrs lee |hello i have an account with you |i live on oak street |i have a quick question |so here is the thing |i was just wondering |um yeah hi |to be honest |the thing is |oh my god |my goodness |help | please| thanks| thank you| okay| right now| today| this morning| yesterday| you know| if you can| at my house| in the kitchen| in the back yard| all over the house| if possible| sir| ma am| this week| for me| again| i guess| just now| an hour ago| last night| at the office| and i do not know what to do| on oak street| so yeah| and it is not the first time|hi there . |i have been a customer for years . |my name is dana lee . |i am calling about my account . |okay . |good morning . | . thanks| . are you there ?|hi i am calling because your guy was here yesterday and |so we have the quarterly plan and |i was at work all day and then |we moved in last month and | and my husband told me to call you| so i thought i would call| is what happened`.split(
    '|',
  );

export interface Spoken {
  readonly label: string;
  readonly text: string;
}
/** Whether something may be learned from: a row, or a line of our own. */
export type Use = (what: { readonly text: string }) => boolean;

export function exampleOf({ label, text }: Spoken, weight = 1): Example {
  return { label, weight, words: wordsOf(text) };
}

export function wordsOf(text: string): readonly string[] {
  return plainWords(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** The utterances of these files as they stand, and once more each with something around them. */
export function ownExamples(labels: Readonly<Record<string, string>>, use: Use): readonly Example[] {
  const around = (text: string): string => {
    const chosen = SURROUNDINGS[hashOf(text) % SURROUNDINGS.length] ?? ' ';
    return chosen.endsWith(' ') ? chosen + text : text + chosen;
  };
  return Object.entries(labels).flatMap(([file, label]) =>
    readUtterances(file, MOST_OF_A_LINE).flatMap(({ source, utterances }) => {
      if (!use({ text: source })) return [];
      // A line that stands for many is worth several, not as many as it has.
      const weight = (1 + Math.log2(utterances.length)) / utterances.length;
      return utterances.flatMap((text) => [
        exampleOf({ label, text }, weight),
        exampleOf({ label, text: around(text) }, weight),
      ]);
    }),
  );
}

/** By file, what its lines are examples of. */
export const ESCALATIONS: Readonly<Record<string, string>> = {
  person: 'person',
  complaint: 'complaint',
  distress: 'distress',
  'damage-claim': 'damage_claim',
  legal: 'legal',
  regulator: 'regulator',
  'missing-credit': 'missing_credit',
  emergency: 'emergency',
  poison: 'poison',
  harm: 'harm',
  nobody: NONE,
  calm: NONE,
  safe: NONE,
  scheduling: NONE,
  billing: NONE,
  cancellation: NONE,
  other: NONE,
};

export const WISHES: Readonly<Record<string, string>> = {
  scheduling: 'scheduling',
  billing: 'billing',
  cancellation: 'cancellation',
  other: 'other',
};

const EscalationRow = z.object({
  text: z.string(),
  kind: z.string(),
  escalate: z.boolean(),
  source: z.string(),
});
const RoutingRow = z.object({ text: z.string(), label: z.string(), strict: z.boolean(), source: z.string() });

/** Rows of callers who ask for a person or for nothing that needs one. */
export function escalationRows(folder: string): readonly Spoken[] {
  const rows = readRows(folder, 'escalation').map((row) => EscalationRow.parse(row));
  const known = new Set(rows.map(({ text }) => text));
  const labelled = rows.flatMap(({ text, kind, escalate, source }) => {
    if (!mayBeLearned(source) || (escalate && kind !== 'explicit_request')) return [];
    return [{ text, label: escalate ? 'person' : NONE }];
  });
  // Those of the other set that ask for nobody; what insurers call a claim is none to others.
  const ordinary = readRows(folder, 'routing')
    .map((row) => RoutingRow.parse(row))
    .filter(
      ({ text, label, source }) =>
        label !== 'human' && mayBeLearned(source) && !known.has(text) && !/\bclaims?\b/i.test(text),
    )
    .map(({ text }) => ({ text, label: NONE }));
  return [...labelled, ...ordinary];
}

/** Rows of callers with a wish that one of the specialists serves, or none. */
export function wishRows(folder: string): readonly (Spoken & { readonly strict: boolean })[] {
  return readRows(folder, 'routing')
    .map((row) => RoutingRow.parse(row))
    .filter(({ label, source }) => label !== 'human' && mayBeLearned(source));
}
