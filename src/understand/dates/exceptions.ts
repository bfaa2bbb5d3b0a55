// "Anything but Tuesday": what is left out of all the rest. It ends where the sentence says of the rest when it shall be.
import { anyOf } from './clause-words.ts';
import { WEEKDAY } from './vocabulary.ts';

const EXCEPT = anyOf(
  'except excluding besides outside(?:_of)? other_than apart_from aside_from but_not with_the_exception_of save_for',
);
const ALL =
  '(?:any\\w*|every\\w*|each|all|whenever|whatever|nothing|(?:days?|times?|week|month)(?! (?:is|was|are)\\b))\\b';
/** "Any morning next week but", "all of them work but"; not "any day works, but I …". */
const BUT = `${ALL}(?: (?!but\\b)[\\w'@]+){0,5}? but(?! (?:i|we|not|can|could|would|is|it|if|my|please|preferably|ideally|only|just|maybe|best|rather)\\b)`;

/** What stands before that which is left out; "@" may stand for days and times. */
export const LEAVES_OUT = `(?:${EXCEPT}|${BUT})(?: for)?`;

const PART = '(?:morning|afternoon|evening|night)s?\\b';
const ONE = `(?:(?:on|the|a|any|in) )*(?:${WEEKDAY}(?: ${PART})?|\\d{1,2}(?:st|nd|rd|th)|weekends?\\b|weekdays\\b|${PART})`;
const OF_THE_REST = `(?:(?:for |in |of |during |the )*(?:next|this|that|following|coming) (?:week|weekend|month)\\b|(?:in|during) the ${PART}|(?:mornings|afternoons|evenings)\\b|between \\d|(?:after|before) \\d)`;

const SEVERAL = `${ONE}(?:,? (?:and|or|nor) ${ONE})*`;

/**
 * What parts it from the rest of which the sentence goes on to speak: "anything but Tuesday | next week", "not Tuesday, |
 * next week".
 */
export const ENDS_EXCEPTION = new RegExp(
  `(?:(?<=\\b(?:${ALL}[^.;?!]{0,40} ${EXCEPT}|${BUT})(?: for)? ${SEVERAL})|(?<=\\b(?:not|no|never|nor|avoid|skip|instead of|rather than) ${SEVERAL}),) (?=${OF_THE_REST})`,
  'g',
);

/** "Any day works but Friday is best": "but" begins another sentence, where both sides of it have their verb. */
export function beginsSentence(before: string, after: string): boolean {
  return (
    /\b(?:works?|is|are|would|will|suits?)\b[^.,;]* but(?: on| the)* ?$/.test(before) &&
    /^ ?(?:(?:on|the) )*@* ?(?:works?|is|would|will|suits?)\b/.test(after)
  );
}
