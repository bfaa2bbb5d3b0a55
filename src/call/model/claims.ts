// Whether a sentence tells of a change to the company's books that nobody made in this call: "I've cancelled it". A state
// of things ("you're booked for Tuesday"), an offer, a condition or a no tells of none.

interface Deed {
  /** As it is told of, past participles. */
  said: string;
  /** What people call it. */
  noun: string;
  /** Found in the words of a deed that was done. */
  act: RegExp;
  /** "It is cancelled" tells of the deed by itself; "it is booked" may only tell how things stand. */
  state: boolean;
}

const DEEDS: readonly Deed[] = [
  { said: 'cancell?ed|called off', noun: 'cancell?ation', act: /\b(?:cancel|call(?:ed)? off)/i, state: true },
  {
    said: 'booked|scheduled|put (?:you|it|that) down|set you up',
    noun: 'booking|new (?:visit|appointment)',
    act: /\b(?:book|schedul)/i,
    state: false,
  },
  {
    said: 'rescheduled|pushed back|moved|switched|changed',
    noun: 'reschedul(?:e|ing)|change|move|new (?:time|date|day)',
    act: /\b(?:mov|reschedul|chang)/i,
    state: false,
  },
  {
    said: 'refunded|credited|reimbursed|waived',
    noun: 'refund|credit|reimbursement',
    act: /\b(?:refund|credit|reimburs|waiv)/i,
    state: true,
  },
  { said: 'charged|paid', noun: 'payment|charge', act: /\b(?:charg|paid|pay)/i, state: false },
  {
    said: 'updated|deleted|removed|closed',
    noun: 'update|removal',
    act: /\b(?:updat|delet|remov|clos)/i,
    state: false,
  },
];

const NEWLY = '(?:now|just|also|all|both|already|officially|successfully|hereby)';
const FINISHED =
  '(?:complete|completed|confirmed|done|processed|issued|made|finali[sz]ed|through|set|booked|submitted)';

/** No deed: denied, asked, wished, conditional, general, or somebody's of another day. */
const NO_DEED =
  /\b(?:not|never|nothing|none|neither|nor|nobody|no one|no (?:visit|appointment|change|refund|fee|booking)s?|if|whether|once|when|whenever|after|before|until|unless|to be|will|would|can|could|should|shall|may|might|must|want|wants|wanted|like|please|wasn|isn|hasn|haven|aren|previously|earlier|last|yesterday|ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b|n['’]t\b|['’]ll\b|['’]d\b|\?\s*$/i;

/** "A visit that is cancelled so late", "anything which has been paid": whatever it is said of. */
const OF_ANY =
  /\b(?!(?:so|and|okay|ok|all|right|well|now|then|yes|sure|good|great|done|but|alright|there)\b)\w+ (?:that|which) (?:(?:is|are|was|were|gets?)|(?:has|have) been)\b/i;

/** `done`: what was done in this call, each in words. */
export function claimsFalsely(text: string, done: readonly string[]): boolean {
  const plain = text.replace(/\b(?:gone|went|go) ahead and /gi, '');
  return clausesOf(plain).some(
    (clause) =>
      !NO_DEED.test(clause) &&
      !OF_ANY.test(clause) &&
      CLAIMS.some(
        ({ act, tells }) => tells.some((way) => way.test(clause)) && !done.some((words) => act.test(words)),
      ),
  );
}

const CLAIMS = DEEDS.map((deed) => ({ act: deed.act, tells: waysToTell(deed) }));

function waysToTell({ said, noun, state }: Deed): RegExp[] {
  return [
    // "I've just cancelled it", "we moved that"
    `\\b(?:i|we)(?:['’]ve| have)? (?:${NEWLY} )*(?:${said})\\b(?! (?:visits?|appointments?|for you on))`,
    // "your visit has been moved", "it's been moved"
    `\\b(?:your|it|that|this|they|them|those|everything|both|fee|visits?|appointments?)\\b[^.]*(?:['’]s|['’]ve|\\bhas|\\bhave) (?:${NEWLY} )*been (?:${NEWLY} )*(?:${said})\\b`,
    // "it is now booked", "they're cancelled", "was successfully moved"
    `(?:\\b(?:is|are|was|were)|['’]s|['’]re) ${state ? `(?:${NEWLY} )*` : `(?:${NEWLY} )+`}(?:${said})\\b`,
    // "consider it cancelled", "okay, cancelled!"
    `\\bconsider (?:it|that|them) (?:${said})\\b|^\\W*(?:(?:okay|ok|done|great|all right|alright|there|and|all) )?(?:${said})\\W*$`,
    // "your cancellation is complete", "your new time is booked", "a refund has been issued"
    `\\b(?:${noun})\\b(?: of [^.]*?)? (?:is|are|has been|have been|went) (?:${NEWLY} )*${FINISHED}\\b`,
    // "I've processed the cancellation", "we issued a refund"
    `\\b(?:i|we)(?:['’]ve| have)? (?:${NEWLY} )*(?:processed|completed|issued|confirmed|submitted|made|done|finali[sz]ed|put through|entered) (?:the|your|a|an|that|this) [^.]*\\b(?:${noun})\\b`,
  ].map((pattern) => new RegExp(pattern, 'i'));
}

function clausesOf(text: string): string[] {
  return text.split(/[,;:]\s+|\s+(?:and|but|so)\s+/i);
}
