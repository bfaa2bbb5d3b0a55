// Whether a caller's words are about another visit, or another deed, than a change that is read to them.
import { anyOf, VISIT } from './dates/clause-words.ts';

/** What a summary begins with, and how callers say it. */
const DEEDS: readonly (readonly [deed: string, said: RegExp])[] = [
  ['move', /\b(?:mov(?:e|ing)|reschedul\w*|postpon\w*|push\w*)\b/i],
  ['cancel', /\b(?:cancel\w*|skip\w*|drop(?:ping)?|call(?:ing)? off)\b/i],
  ['book', /\bbook(?:ing)?\b/i],
  [
    'keep',
    /\b(?:keep\w*|leav(?:e|ing)|confirm\w*|stays?|staying|remains?|already have|still (?:want|have|need|got))\b/i,
  ],
];
/** "The quarterly one", "my rat inspection", "the quarterly is on Friday". */
const NAMED = new RegExp(
  `\\b(?:the|my|our|that|this|other)\\s+((?:(?!is\\b|was\\b|on\\b)[\\w’'-]+\\s+){0,3}?)(?:(?:${VISIT}|ones?)\\b|(?=(?:is|was|stays?|on|still)\\b))`,
  'gi',
);
/** Words that tell one visit from another by their place or time only. */
const SAYS_NOTHING = new RegExp(
  `^(?:${anyOf('next first second third last current upcoming existing same only new old regular scheduled earlier later pest my the of one two three four five six seven eight nine ten eleven twelve noon am pm')}|\\w*day(?:['’]?s)?|morning|afternoon|evening|early|late|jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|o['’]?clock|june?|july?|aug\\w*|sept?\\w*|oct\\w*|nov\\w*|dec\\w*|\\d\\S*)$`,
  'i',
);
const OTHER = new RegExp(`\\bother (?:ones?|${VISIT})\\b`, 'i');

/** "Is it still on Tuesday", "what day is the inspection", "did you say Tuesday": asked to know, not to have it. */
const ASKS_TO_KNOW =
  /^\W*(?:(?:and|so|but|oh|wait|by the way|also)\W+)*(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|do|does|did|doesn['’]t|don['’]t|didn['’]t|when|what (?:time|day|date)|which day)\b/i;
const ASKS_TO_HAVE =
  /\b(?:possible|available|free|fine|okay|ok|works?|good|better|doable|suits?|can|could|there)\b|\b(?:do|did|does) (?:you|they)(?: guys)? (?:still |also )?have\b(?! (?:me|us)\b)/i;

/**
 * @param clause What was said, without what was said beside it.
 * @param summary The change in the words in which it is read: "move the ant treatment from …".
 */
export function isOfAnother(clause: string, summary: string): boolean {
  if (OTHER.test(clause) || (ASKS_TO_KNOW.test(clause) && !ASKS_TO_HAVE.test(clause))) return true;
  const deeds = DEEDS.filter(([, said]) => said.test(clause)).map(([deed]) => deed);
  if (deeds.length > 0 && !deeds.some((deed) => summary.startsWith(deed))) return true;
  const kinds = [...clause.matchAll(NAMED)].map(([, kind = '']) => kind.trim().split(/\s+/));
  const told = kinds.map((kind) => kind.filter((word) => word !== '' && !SAYS_NOTHING.test(word)));
  return told.some((kind) => kind.length > 0) && !told.flat().some((word) => isIn(summary, word));
}

// "Ants" are those of the ant treatment.
function isIn(summary: string, word: string): boolean {
  return summary.toLowerCase().includes(word.toLowerCase().replace(/(?:['’]s|s)$/, ''));
}
