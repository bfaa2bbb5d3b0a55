// What people say when they part. Over a goodbye it asks for nothing; anything else does.

/** Each takes leave, thanks, or says that nothing more is wanted. Words without punctuation and apostrophes. */
const FAREWELLS = [
  '(?:good ?)?bye(?: ?bye)?(?: (?:now|for now|then))?',
  'so long|farewell|cheers|ciao|adios|ta|toodles|(?:til |until )?later',
  '(?:i will )?(?:see|catch) (?:you|ya|u)(?: all)?(?: (?:later|soon|then|around|tomorrow|next (?:time|week)|(?:on )?\\w+day))?',
  '(?:i will )?(?:talk|speak) (?:to|with) (?:you|ya) (?:later|soon|then|again)|talk (?:later|soon)',
  '(?:(?:i )?hope )?(?:you )?(?:have|enjoy) (?:a|an|your|the)(?: (?:very|really|great|good|nice|wonderful|lovely|fantastic|blessed|pleasant|safe|rest of|your|the))* (?:day|one|night|evening|morning|afternoon|weekend|week|holidays?|time)(?: too| as well)?',
  'good ?(?:night|day|evening)|take (?:good )?care(?: of yourself)?|take it easy|be well|stay safe|until (?:then|next time)',
  '(?:and )?(?:you|same to you|likewise|right back at you)(?: too| as well)?',
  '(?:many |much )?(?:thank you|thanks|thank u|thx|ty|appreciated|gracias)(?: (?:so|very|a) (?:much|lot|bunch|ton|million))?(?: (?:again|kindly|indeed))?(?: for (?:all |everything|calling|that|this|(?:all )?(?:your|the|of your) (?:help|time|assistance|information|info|patience|service|call)|helping(?: me)?(?: out)?))?',
  '(?:i |we )?(?:really |do )?appreciate (?:it|that|this|you|(?:all )?your (?:help|time))(?: (?:so|very) much| a lot)?',
  '(?:no )*(?:(?:i|we) (?:think|guess|believe|suppose) )?(?:that|this) (?:is|was|will be|would be|should be|ll be|s) (?:all|it|everything|that)(?: (?:for (?:now|today)|(?:that )?i (?:need|needed|wanted)|then))?',
  'not (?:right )?now|not at (?:the|this) moment|not today',
  'nothing(?: (?:else|more))?(?: (?:for (?:now|today)|thanks|thank you))?|no more|no need',
  '(?:i am|im|we are|were) (?:all )?(?:good|set|done|fine|okay|ok|all set|all good)(?: (?:now|for now|then|here))?|all (?:set|good|done)',
  '(?:no|nope|nah)(?: sir| maam)?(?! no\\b)',
  '(?:you (?:have|ve) been|youve been|you were|you are|that was|it was|this was|so|very|really|most)(?: (?:all|so|very|really|such|extremely|most|a|an|the|big|great|real|super))* (?:helpful|kind|sweet|patient|the best|best|help|star|angel|lifesaver|great|wonderful|fantastic)',
  '(?:it was )?(?:a )?(?:my |nice |lovely )?(?:pleasure|talking to you|speaking with you)|god bless(?: you)?|bless you|you are welcome|youre welcome',
];

/** What may stand beside them, and means no more than that it was heard. */
const HEARD =
  'ok|okay|okey dokey|okie|k|kay|alright|alrighty|all right|right|great|perfect|good|very good|wonderful|excellent|awesome|amazing|lovely|cool|fine|sounds (?:good|great)|(?:that|it) is (?:fine|ok|okay|great|good|perfect)|thats (?:fine|ok|okay|great|good|perfect)|got it|will do|sure(?: thing)?|of course|yes|yeah|yep|yup|mm ?hm+|mhm+|uh ?huh|um+|uh|hm+|well|oh|so|and|then|now|again|too|very much|sir|maam|madam|dear|hon|honey|everyone|guys|all|have a|just';

const farewells = FAREWELLS.map((words) => new RegExp(`^(?:${words})(?= |$)`));
const heard = new RegExp(`^(?:${HEARD})(?= |$)`);

/**
 * Whether somebody who is told goodbye only says it back.
 *
 * @param situation `takesLeave`: they must really take leave, thank or decline; "yes" and "okay" alone are answers
 */
export function isParting(text: string, { takesLeave }: { takesLeave: boolean }): boolean {
  if (text.includes('?')) return false;
  let rest = plain(text);
  let leaves = false;
  while (rest !== '') {
    const said = longest(rest);
    if (said === null) return false;
    leaves ||= said.leaves;
    rest = rest.slice(said.length).trimStart();
  }
  return leaves || (!takesLeave && plain(text) !== '');
}

function longest(rest: string): { length: number; leaves: boolean } | null {
  const leaving = Math.max(...farewells.map((words) => words.exec(rest)?.[0].length ?? 0));
  const hearing = heard.exec(rest)?.[0].length ?? 0;
  if (leaving === 0 && hearing === 0) return null;
  return leaving >= hearing ? { length: leaving, leaves: true } : { length: hearing, leaves: false };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[’']ll\b/g, ' will')
    .replace(/[’']re\b/g, ' are')
    .replace(/\bi[’']?m\b/g, 'i am')
    .replace(/[’']s\b/g, ' is')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
