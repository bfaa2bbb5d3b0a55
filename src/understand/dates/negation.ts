// Hears which days and times are ruled out: "anything but Tuesday", "I can't do mornings", "Friday is no good".
import type { Mention } from './mention.ts';
import type { Clause } from './clauses.ts';

const SMALL = '(?:on|in|at|for|the|an?|any|that|this|of|during|next)';
const EXCEPT =
  'except|excluding|besides|other than|apart from|anything but|(?:any\\w*|every\\w*|all|nothing|days?|times?|week|month) but|but not|with the exception of';
/** Right before a day it rules the day out; before "after three", what is after three. */
const NEGATOR = new RegExp(
  `(?:(?<!\\b(?:why|if|whether|or|only) )\\bnot(?: so much| really| ideally| preferably)?(?: with)?|\\bno (?:way|chance)|\\b(?:never|rather than|instead of|neither|nor|avoid(?:ing)?|(?:stay|keep) away from|(?<!\\b(?:have|got) )nothing|${EXCEPT}))(?: for)?(?: ${SMALL})* $`,
);
const NEGATED_BOUND = new RegExp(
  `\\b(?:${EXCEPT}|nothing|no times?|never)(?: ${SMALL}| any ?time)* (?:before|after|until|past|earlier than|later than|between|from)(?: the)? $`,
);
/** "No mornings", "no Mondays": said of a kind of day. */
const NO = /\bno $/;
const COORDINATED = new RegExp(`^,? (?:and|or|nor)(?: not)?(?: ${SMALL})* $`);
/** "Rather Monday than Tuesday" */
const RATHER_THAN = /\b(?:rather|better|prefer|sooner)\b.*@.* than(?: on)?(?: the)? $/;
const ADJACENT = new RegExp(`^(?: ${SMALL})* $`);

/** For each mention whether it is negated itself, or through the one that it is coordinated with. */
export function isNegated(masked: string, mentions: readonly Mention[]): boolean[] {
  const negated: boolean[] = [];
  mentions.forEach((mention, at) => {
    const last = mentions[at - 1];
    const gap = last ? masked.slice(last.end, mention.start) : '';
    const alike = last !== undefined && (last.day === undefined) === (mention.day === undefined);
    const inherits = negated[at - 1] === true && (COORDINATED.test(gap) || (!alike && ADJACENT.test(gap)));
    const before = masked.slice(0, mention.start).replace(/@+/g, '@');
    const kind = mention.weekdays !== undefined || mention.day === undefined;
    negated.push(
      inherits ||
        NEGATOR.test(before) ||
        RATHER_THAN.test(before) ||
        NEGATED_BOUND.test(before) ||
        (kind && NO.test(before)),
    );
  });
  return negated;
}

const NO_VERB =
  "(?:can't|cannot|can not|cant|won't|wont|will not|couldn't|could not|wouldn't|would not|shouldn't|don't|dont|do not|doesn't|doesnt|does not|isn't|is not|aren't|are not|unable|never|no longer|rather not|(?<!\\b(?:why|if|or) )not(?! (?:(?:on|in|at|the|a|this|next) )*@))";
const NEGATED = new RegExp(`\\b${NO_VERB}\\b(?! (?:before|after|until|earlier|later|sooner)\\b)`);
const NEGATED_EXCEPT = new RegExp(`\\b${NO_VERB}\\b.*\\b(?:except|but|other than|besides|unless)\\b`);
const NOT_BUSY = new RegExp(
  `\\b${NO_VERB}(?: be)?(?: have (?:to )?(?:work|class|school|anything|plans|any plans)| work| working| busy| teach| travel\\w*| go(?:ing)? anywhere| leaving) *(?:on|at|in)? *$`,
);
/** "Can't you do Tuesday?" asks for it. */
const ASKS =
  /^\W*(?:(?:and|so|but|then|well|oh|ok|okay|why) )*(?:can't|couldn't|won't|wouldn't|don't|doesn't|isn't|aren't)(?= (?:you|i|we|they|it|there|the|any|that|@))|^\W*(?:won't|wouldn't|isn't|doesn't) $|^\W*(?:do you not|can you not|is there no|do you have no)\b/;

const BAD =
  '(?:bad|out|full|busy|tough|tricky|hard|difficult|impossible|terrible|awful|rough|worse|the worst|booked|taken|no good|no use|hectic|crazy|packed|inconvenient|unavailable|a no|off limits|off the table|too (?:early|late|soon|far|busy|much))';
const ADVERB =
  '(?:just |really |actually |also |probably |all |both |kind of |sort of |a (?:bit|little) |always |usually |generally |pretty |very |definitely |going to be |gonna be )*';
const BADLY = new RegExp(
  `^(?:,? (?:and|or|nor) (?:the |on )?@)*(?:,? for (?:me|us))?,? (?:${ADVERB}(?:${NO_VERB}|no good|no way|no (?=$|[,.?!])|no$)|(?:is|are|was|would be|will be|gets|looks|sounds) ${ADVERB}(?:no\\b|${BAD}\\b))|^'s ${ADVERB}(?:no\\b|not\\b|${BAD}\\b)`,
);

/** Whether the clause says that the day or time does not suit. */
export function isRuledOut({ before, after }: Clause): boolean {
  if (/^\W*(?:(?:and|but|so|or) )*if\b/.test(before) || ASKS.test(before) || /^ only\b/.test(after))
    return false;
  if (BADLY.test(after)) return !/^\s*(?:(?:and|but|so|oh) )*(?:is|are|was|will)\b/.test(before);
  return NEGATED.test(before) && !NEGATED_EXCEPT.test(before);
}

/** "I don't work on Fridays": not to be busy is to be free. */
export const isNotBusy = ({ before }: Clause): boolean => NOT_BUSY.test(before);

const WELL =
  /^(?: @)?(?:,? (?:and|or) @)*(?: (?:really |also |probably |just )?(?:works?|suits?|sounds (?:good|great|fine|perfect)|(?:is|are|would be|will be) (?:really |just |probably |the )?(?:good|great|fine|ok|okay|perfect|best|better|ideal|nice))|'s (?:good|great|fine|ok|okay|perfect|best|better))\b/;

/** "… Friday would be great": what follows says that it suits, whatever was said before it. */
export function suits({ before, after }: Clause): boolean {
  const own = before.replace(/.*@(?!,? (?:and|or|nor)(?: the| on)? $)/, '');
  return WELL.test(after) && !NEGATED.test(own);
}
