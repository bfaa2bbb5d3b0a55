// Cuts what a caller said into clauses, with or without punctuation: what is said of a day is said in its clause.
import { anyOf, AUXILIARY, GOOD, OWN_VERB, VISIT } from './clause-words.ts';
import { beginsSentence, LEAVES_OUT } from './exceptions.ts';

/** What is said around a mention within its clause; "@" stands for other mentions. */
export interface Clause {
  readonly before: string;
  readonly after: string;
}

const SUBJECT = "(?:i|we|they|he|she)(?:'m|'re|'s|'ve|'d|'ll)?";
/** As often objects ("move it", "for you"): a clause begins with them only where a verb follows. */
const WEAK_SUBJECT = `(?:(?:it|that|there|you|this)(?:'re|'s|'ve|'d|'ll)|(?:it|that|there|you|this) (?:${AUXILIARY}|needs?|has to|works?|said|told|guys (?:are|have|can|could|said|told|come)))`;
/** "My flight leaves", "the kids have" */
const OWN_SUBJECT = `(?:my|our|his|her|their|the) (?:[\\w']+ ){1,4}${OWN_VERB}\\b`;

const NO_SUBJECT_BEFORE = `(?<!\\b${anyOf('i we they he she it that you there which who what when how where why')} )`;
const NO_QUESTION_BEFORE = `(?<!\\b${anyOf(AUXILIARY, 'that if when where what which who than how why whenever before after until since like as')} )`;
/** "The appointment I have on Thursday" and "the only day I can't do" are one clause. */
const NO_NOUN_BEFORE = `(?<!\\b(?:days?|times?|ones?) (?=(?:i|we) (?:can|can't|cannot|could|couldn't|won't)\\b))(?<!\\b(?:${VISIT}|of them) (?=(?:i|we)(?: have|'ve got| had| got)(?: (?:on|for|at|scheduled|booked|set|this|next|with|coming)\\b| @)))`;
const NO_OBJECT_BEFORE = `(?<!\\b${anyOf('move moved change book cancel reschedule about for of to on at in with before after until is that if than')} )`;
const PREDICATE = anyOf(
  "works? do does can can't cannot could couldn't",
  GOOD,
  'bad out full available possible busy',
);

const STARTS = [
  '(?<=[.?!;:] )',
  "(?<=, )(?=(?:not|can't|cannot|couldn't|won't|can|could)\\b)",
  `\\b${anyOf('but so because cause cuz although though unless while whereas otherwise however')}\\b`,
  `\\b(?=(?:how about|what about|what if|let's|please ${anyOf("book move put make schedule change cancel don't do")})\\b)`,
  // "Can we", "is it": a question; "can't I", said of a subject before it, is none.
  `${NO_SUBJECT_BEFORE}\\b(?=${AUXILIARY} (?:i|we|you|he|she|they)\\b|(?:can|could|will|would|is|are|does) (?:someone|somebody|anyone|anybody)\\b)`,
  `${NO_SUBJECT_BEFORE}(?<!@ )\\b(?=(?:is|was|are|will|would|can|could|does|isn't) (?:it|there|that|the|my)\\b)`,
  // "… is bad, Thursday is better"
  `(?<=\\b${PREDICATE}, )(?=(?:the |on )?@)`,
  `(?<=@ [^.@]*\\b(?:works?|${GOOD}|bad|out|full|available|possible) )(?=(?:the |on )?@)`,
  `(?:\\b(?:and|or|then) )?${NO_QUESTION_BEFORE}${NO_NOUN_BEFORE}\\b(?=(?:${SUBJECT}|${WEAK_SUBJECT})(?![\\w']))`,
  "(?<=\\b(?:is|does|has) )(?=(?:i|we)(?:'m|'re|'ve|'d|'ll)? )",
  `\\b(?:if|since|as|when) (?=(?:${SUBJECT}|${WEAK_SUBJECT}|${OWN_SUBJECT})(?![\\w'])|(?<=if )@)`,
  `${NO_OBJECT_BEFORE}\\b(?=${OWN_SUBJECT})`,
].map((source) => new RegExp(source, 'g'));
const EXCEPT = new RegExp(`\\b${LEAVES_OUT}$`);

/** Offsets at which clauses begin, ascending, 0 first. Text of mentions must be masked with "@". */
export function clauseStarts(masked: string): number[] {
  const starts = STARTS.flatMap((pattern) => [...masked.matchAll(pattern)].map(({ index }) => index));
  const isExcept = (at: number) => {
    const [before, after] = [masked.slice(0, at + 3), masked.slice(at + 3)];
    return before.endsWith('but') && EXCEPT.test(before) && !beginsSentence(before, after);
  };
  return [...new Set([0, ...starts.filter((at) => !isExcept(at))])].sort((a, b) => a - b);
}
