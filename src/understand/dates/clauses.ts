// Cuts what a caller said into clauses, with or without punctuation: what is said of a day is said in its clause.

const AUXILIARY =
  "(?:can|could|would|will|shall|should|may|might|do|does|did|is|are|was|were|am|have|has|had|must|can't|couldn't|won't|wouldn't|don't|doesn't|didn't|isn't|aren't|wasn't|haven't)";
const SUBJECT = "(?:i|we|they|he|she)(?:'m|'re|'s|'ve|'d|'ll)?";
/** These are as often objects ("move it", "for you"): a clause begins with them only where a verb follows. */
const WEAK_SUBJECT = `(?:(?:it|that|there|you|this)(?:'re|'s|'ve|'d|'ll)|(?:it|that|there|you|this) (?:${AUXILIARY}|needs?|has to|works?|said|told|guys (?:are|have|can|could|said|told|come)))`;
/** What a subject of its own does, in the present. */
export const OWN_VERB =
  "(?:is|are|was|were|starts?|begins?|leaves?|arrives?|gets?|comes?|has|have|ends?|falls?|needs?|can|can't|could|will|won't|should|visits?|works?|takes?|goes|go|says|shows)\\b";
/** "My flight leaves", "the kids have": a subject of its own, told by the verb behind it. */
const OWN_SUBJECT = `(?:my|our|his|her|their|the) (?:[\\w']+ ){1,4}${OWN_VERB}`;
const BEFORE_SUBJECT = `(?<!\\b(?:${AUXILIARY}|that|if|when|where|what|which|who|than|how|why|whenever|before|after|until|since|like|as|and if|but if|so if) )`;

/** "The appointment I have on Thursday": no new clause. */
const NO_RELATIVE = `(?<!\\b(?:appointment|visit|treatment|inspection|booking|service|of them) (?=(?:i|we)(?: have|'ve got| had| got)(?: (?:on|for|at|scheduled|booked|set|this|next|with|coming)\\b| @)))`;
const NO_SUBJECT = '(?<!\\b(?:i|we|they|he|she|it|that|you|there|which|who|what|when|how|where|why) )';

const STARTS = [
  '(?<=[.?!;:] )',
  `\\b(?:but(?! not\\b)|but(?= not\\b)|so|because|cause|cuz|although|though|unless|while|whereas|otherwise|however)\\b`,
  `\\b(?=(?:how about|what about|what if|let's|lets|please (?:book|move|put|make|schedule|change|cancel|don't|do))\\b)`,
  `${NO_SUBJECT}\\b(?=${AUXILIARY} (?:i|we|you|he|she|they)\\b|(?:can|could|will|would|is|are|does) (?:someone|somebody|anyone|anybody)\\b)`,
  '(?<=, )(?=not\\b)',
  `${NO_SUBJECT}(?<!@ )\\b(?=(?:is|was|are|will|would|can|could|does|isn't) (?:it|there|that|the|my)\\b)`,
  "(?<=\\b(?:can|can't|cannot|could|couldn't), )(?=(?:the |on )?@)",
  '(?<=\\b(?:works?|do|does|good|fine|great|ok|okay|bad|out|full|available|possible|busy), )(?=(?:the |on )?@)',
  '(?<=@ [^.@]*\\b(?:works?|good|fine|great|ok|okay|bad|out|full|available|possible) )(?=(?:the |on )?@)',
  `(?:\\b(?:and|or|then) )?${BEFORE_SUBJECT}${NO_RELATIVE}\\b(?=(?:${SUBJECT}|${WEAK_SUBJECT})(?![\\w']))`,
  `(?<=\\b(?:is|does|has) )(?=(?:i|we)(?:'m|'re|'ve|'d|'ll)? )`,
  `\\b(?:if|since|as|when) (?=(?:${SUBJECT}|${WEAK_SUBJECT}|${OWN_SUBJECT})(?![\\w'])|(?<=if )@)`,
  `(?<!\\b(?:move|moved|change|book|cancel|reschedule|about|for|of|to|on|at|in|with|before|after|until|is|that|if|than) )\\b(?=${OWN_SUBJECT})`,
].map((source) => new RegExp(source, 'g'));
/** "Anything but Tuesday", "any day but Monday": no new clause. */
const EXCEPT =
  /\b(?:any\w*|every\w*|all|nothing|whenever|days?|times?|week|month|morning|afternoon) but (?!i\b|we\b|not\b|can|could|would|is\b|it\b)$/;

/** What is said around a mention within its clause; "@" stands for other mentions. */
export interface Clause {
  readonly before: string;
  readonly after: string;
}

/** Offsets at which clauses begin, ascending, 0 first. Text of mentions must be masked with "@". */
export function clauseStarts(masked: string): number[] {
  const starts = STARTS.flatMap((pattern) => [...masked.matchAll(pattern)].map(({ index }) => index)).filter(
    (at) => !EXCEPT.test(`${masked.slice(0, at)}${masked.slice(at).startsWith('but ') ? 'but ' : ''}`),
  );
  return [...new Set([0, ...starts])].sort((a, b) => a - b);
}
