// What a caller's turn says to changes that were read to them: which they agree to, which not, or something else instead.
import { chooseAmong, type AskedChange } from './answer-choice.ts';
import type { DateTimeClock } from './dates/understand-dates.ts';
import { plainWords } from './lexicon-normalise.ts';
import { MAX_INPUT } from './understood.ts';
import { questionWords } from './yes-no-plain.ts';
import { holdAgainst } from './yes-no-times.ts';
import { understandYesNo } from './yes-no.ts';

export interface ChangeAnswer {
  readonly agreed: readonly string[];
  readonly declined: readonly string[];
  /**
   * `answered`: some are agreed to or declined; `corrected`: something else is wanted than what was read; `paused`: they
   * need a moment; `open`: a question, another wish, doubt.
   */
  readonly kind: 'answered' | 'corrected' | 'paused' | 'open';
}

const CORRECTING =
  / (?:instead|rather|i meant|other (?:one|visit|appointment|day|time)|wrong (?:one|visit|day|date|time|appointment)|not that (?:one|visit|day)|(?:make|change|switch|move|push) (?:it|that|this) to|make (?:it|that)|different (?:day|time|date|one)|another (?:day|time|date)) /;
/** A question about having another day in place of the one that was read. */
const WANTING =
  / (?:(?:what|how) about|works?|better|prefer|do you have|can (?:we|you|i)|could (?:we|you|i)) /;
const PAUSING =
  / (?:wait|hold on|hang on|bear with me|(?:one|just a|a|give me a) (?:second|sec|moment|minute)|let me (?:just )?(?:think|check|see|ask|look|get|grab|find)) /;
/** "Just a second" is none of several. */
const A_SECOND = /\b(?:just )?(?:a|one) second\b/gi;
/** "Wait, no, just that": more than a moment is wanted. */
const NOT_ALL = / (?:no|not|nope|only|just|never) /;
const ASKING =
  /\?|^ (?:(?:and|so|but|oh|um|uh|well) )*(?:what|when|where|who|how|why|which|is|are|do|does|did|can|could|will|would) /;
/** "The rodent inspection": something by its name. */
const NAMED =
  / (?:the|that|my) ((?:\S+ ){1,3}?)(?:one|ones|visit|appointment|treatment|inspection|booking|service) /g;
const RANKS = ['first', 'second', 'third', 'fourth'];
/** Words of a whole thought, at most. */
const SHORT = 12;

/** "Hang on, how much is that", "yes go ahead and are you open": what stands before a question. */
const BEFORE =
  /^ (?:(?:and|so|but|oh|um|uh|well|okay|ok|yes|yeah|yep|sure|please|go ahead|do it|wait|hold on|hang on|sorry|(?:one|just a|a) (?:second|sec|moment|minute)) )+/;
/** "Yes, and then move the quarterly to Friday": a yes, and a change to something else. */
const AND_ANOTHER =
  /^(.{1,40}?),?\s+(?:and|then|also|plus)\s+(?:(?:then|also|please|after that)\s+)*(?:(?:can|could|would) you\s+(?:please\s+)?|(?:i|we)(?:['’]d)?\s+(?:also\s+)?(?:want|need|would like|like)\s+(?:you\s+)?to\s+)?(?:move|cancel|book|reschedule|schedule|change|push|switch|put off)\s+(?:the|my|another|an?)\s+(\w+)\b/i;

/** @param asked In the order in which they were read. */
export function understandChangeAnswer(
  text: string,
  asked: readonly AskedChange[],
  clock: DateTimeClock,
): ChangeAnswer {
  const said = text.slice(0, MAX_INPUT);
  const all = asked.map(({ id }) => id);
  const question = asked.map(({ summary }) => summary).join('; ');
  const chosen = asked.length > 1 ? chooseAmong(said.replace(A_SECOND, ' '), asked, clock) : null;
  if (chosen !== null && chosen !== 'unclear') return { ...chosen, kind: 'answered' };
  const verdict =
    chosen === 'unclear' || asked.length === 0 ? 'unclear' : understandYesNo(said, { question, clock });
  if (verdict === 'yes') return { agreed: all, declined: [], kind: 'answered' };
  if (verdict === 'no') return { agreed: [], declined: all, kind: 'answered' };
  if (chosen === null && agreesAndWantsAnother(said, question, clock))
    return { agreed: all, declined: [], kind: 'answered' };
  const kind = otherwise(said, question, clock);
  return { agreed: [], declined: [], kind: kind === 'paused' && chosen !== null ? 'open' : kind };
}

/** The other change names what the question does not: of what was read, it would be a correction. */
function agreesAndWantsAnother(said: string, question: string, clock: DateTimeClock): boolean {
  const [, yes = '', other = ''] = AND_ANOTHER.exec(said) ?? [];
  const isOther = other.length > 2 && !questionWords(question).includes(other.toLowerCase());
  return isOther && !GENERIC.test(other) && understandYesNo(yes, { question, clock }) === 'yes';
}

/** "Move the visit": that may be the very one. */
const GENERIC = /^(?:visit|appointment|treatment|time|day|date|one|booking|service|same|thing|whole)s?$/i;

function otherwise(said: string, question: string, clock: DateTimeClock): 'corrected' | 'paused' | 'open' {
  const plain = plainWords(said);
  const words = plain.trim().split(' ').length;
  const { differs } = holdAgainst(said, question, clock);
  const asks = ASKING.test(plain.replace(BEFORE, ' '));
  if (CORRECTING.test(plain)) return 'corrected';
  if (differs && (asks ? WANTING.test(plain) : words <= SHORT)) return 'corrected';
  if (!asks && namesAnother(plain, question)) return 'corrected';
  const pauses = PAUSING.test(plain) && !NOT_ALL.test(plain.replace(PAUSING, ' '));
  return pauses && !asks && words <= SHORT ? 'paused' : 'open';
}

function namesAnother(plain: string, question: string): boolean {
  const ranks = RANKS.slice(0, question.split('; ').length);
  const known = [...questionWords(question), ...(ranks.length > 1 ? ranks : [])];
  return [...plain.matchAll(NAMED)].some(([, name = '']) =>
    name
      .trim()
      .split(' ')
      .some((word) => word.length > 2 && !known.includes(word)),
  );
}
