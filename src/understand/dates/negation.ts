// Hears which days and times are ruled out: "anything but Tuesday", "I can't do mornings", "Friday is no good".
import { anyOf, BAD, GOOD, NO_VERB, VISIT } from './clause-words.ts';
import type { Clause } from './clauses.ts';
import { beginsSentence, LEAVES_OUT } from './exceptions.ts';
import type { Mention } from './mention.ts';

const SMALL = '(?:on|in|at|for|the|an?|any|that|this|of|during|next)';
const NOT = '(?<!\\b(?:why|if|whether|or|only) )\\bnot(?: so much| really| ideally| preferably)?(?: with)?';
const INSTEAD = anyOf(
  'no_way no_chance never rather_than instead_of neither(?:_is|_does|_would)? nor avoid(?:ing)? (?:stay|keep)_away_from',
  '(?<!\\b(?:have|got)_)nothing',
);
/** Right before a day it rules the day out; before "after three", what is after three. */
const NEGATOR = new RegExp(`(?:${NOT}|\\b(?:${INSTEAD}|${LEAVES_OUT}))(?: for)?(?: ${SMALL})* $`);
const NEGATED_BOUND = new RegExp(
  `\\b(?:${LEAVES_OUT}|nothing|no times?|never)(?: ${SMALL}| any ?time)* (?:before|after|until|past|earlier than|later than|between|from)(?: the)? $`,
);
/** "No mornings", "no Mondays", "no Saturday appointments": said of a kind of day. */
const OF_VISITS = new RegExp(`^ ${VISIT}\\b`);
const NO_KIND = /\bno $/;
const RATHER_THAN = /(?:\b(?:rather|better|prefer|sooner)\b.*@|@.*\bbetter).* than(?: on)?(?: the)? $/;
const COORDINATED = new RegExp(`^,? (?:and|or|nor|to|through)(?: not)?(?: ${SMALL})* $`);
const ADJACENT = new RegExp(`^(?: ${SMALL})* $`);

/** For each mention whether it is negated itself, or through the one that it is coordinated with. */
export function isNegated(masked: string, mentions: readonly Mention[]): boolean[] {
  return mentions.reduce<boolean[]>((negated, mention, at) => {
    const last = mentions[at - 1];
    const gap = last ? masked.slice(last.end, mention.start) : '';
    const alike = last !== undefined && (last.day === undefined) === (mention.day === undefined);
    const inherits = negated[at - 1] === true && (COORDINATED.test(gap) || (!alike && ADJACENT.test(gap)));
    const before = masked.slice(0, mention.start).replace(/@+/g, '@');
    return [...negated, inherits || isNegatedBy(before, masked.slice(mention.end), mention)];
  }, []);
}

function isNegatedBy(before: string, after: string, { day, weekdays }: Mention): boolean {
  if (beginsSentence(before, after)) return false;
  const kind = weekdays !== undefined || day === undefined || OF_VISITS.test(after);
  return [NEGATOR, RATHER_THAN, NEGATED_BOUND, ...(kind ? [NO_KIND] : [])].some((one) => one.test(before));
}

const NEGATED = new RegExp(`\\b${NO_VERB}\\b(?! (?:before|after|until|earlier|later|sooner)\\b)`);
const NEGATED_EXCEPT = new RegExp(`\\b${NO_VERB}\\b.*\\b(?:except|but|other than|besides|unless)\\b`);
const NOT_BUSY = new RegExp(
  `\\b${NO_VERB}(?: be)?(?: have (?:to )?(?:work|class|school|anything|plans|any plans)| work| working| busy| teach| travel\\w*| go(?:ing)? anywhere| leaving) *(?:on|at|in)? *$`,
);
const LEAD = '^\\s*(?:(?:and|so|but|then|well|or|oh|ok|okay|why) )*';
/** "Can't you do Tuesday?" asks for it. */
const ASKS = new RegExp(
  `${LEAD}(?:(?:can't|couldn't|won't|wouldn't|don't|doesn't|isn't|aren't) (?:you|i|we|they|it|there|the|any|that|@)|(?:won't|wouldn't|isn't|doesn't) $|(?:do you not|can you not|is there no|do you have no)\\b)`,
);
const IS_IT = new RegExp(`${LEAD}(?:is|are|was|will)\\b`);
const IF = new RegExp(`${LEAD}if\\b`);

const OTHER_DAYS = '(?: @)?(?:,? (?:and|or|nor) (?:the |on )?@)*';
const ADVERB = `(?:${anyOf('just really actually also probably all both kind_of sort_of a_bit a_little always usually generally pretty very definitely going_to_be gonna_be')} )*`;
const IS = '(?:is|are|was|would be|will be|gets|looks|sounds)';
const BADLY = new RegExp(
  `^${OTHER_DAYS}(?:,? for (?:me|us))?,? (?:${ADVERB}(?:${NO_VERB}|no good|no way|no$)|${IS} ${ADVERB}(?:no|${BAD}))\\b|^'s ${ADVERB}(?:no|not|${BAD})\\b`,
);
/** "Monday is the only day I can't do", "Wednesday no, Thursday yes" */
const NOT_THAT = new RegExp(`^ ${IS} (?:the|a|one) [^@,]{0,20}\\b${NO_VERB}\\b|^ no(?=[,.]|$)`);
const WELL = new RegExp(
  `^${OTHER_DAYS}(?: ${ADVERB}(?:works?|suits?|${IS} ${ADVERB}(?:the )?${GOOD})|'s ${GOOD})\\b`,
);

/** Whether the clause says that the day or time does not suit. */
export function isRuledOut({ before, after }: Clause): boolean {
  if (IF.test(before) || ASKS.test(before) || /^ only\b/.test(after)) return false;
  if (BADLY.test(after) || NOT_THAT.test(after)) return !IS_IT.test(before);
  return NEGATED.test(before) && !NEGATED_EXCEPT.test(before);
}

/** "I don't work on Fridays": not to be busy is to be free. */
export const isNotBusy = ({ before }: Clause): boolean => NOT_BUSY.test(before);

/** "… Friday would be great": what follows says that it suits, whatever was said before it. */
export function suits({ before, after }: Clause): boolean {
  const own = before.replace(/.*@(?!,? (?:and|or|nor)(?: the| on)? $)/, '');
  return WELL.test(after) && !NEGATED.test(own);
}
