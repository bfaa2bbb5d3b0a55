// Tells what a statement, a question or a fragment wants of the day in it: it depends on whose doing it speaks of.
import { anyOf, BUSINESS, CHOICE, FREE, OWN_VERB, PAST, SELF, WANTS } from './clause-words.ts';
import type { Clause } from './clauses.ts';
import type { Mention } from './mention.ts';

type Role = Pick<Mention, 'role' | 'bound'>;

const ASKED: Role = { role: 'asked' };
const ASIDE: Role = { role: 'aside' };
const RULED_OUT: Role = { role: 'ruled_out' };

const LEAD_IN = anyOf(
  'and or so but then well ok okay yeah yes yep no oh uh um hi hello hey please actually because cause since as if sorry',
  'maybe thanks although though unless while when on plus also look listen see basically honestly unfortunately',
);
const starts = (...words: readonly string[]): RegExp =>
  new RegExp(`^\\W*(?:${LEAD_IN}\\b\\W*)*${anyOf(...words)}(?![\\w'])`);
const holds = (words: string): RegExp => new RegExp(`\\b${words}\\b`);

const IS_QUESTION = starts(
  "can could would will do does is are am may might should shall how what which where any let's can't couldn't won't",
  "wouldn't don't doesn't isn't aren't have_you has_(?:anyone|somebody) when_(?:can|could|do|would|will|is|are)",
  'you_(?:have|got|guys_have)',
);
const IS_SELF = starts(SELF, "me_and_[\\w']+", 'my_(?:husband|wife)_and_i');
const IS_IT = starts("(?:it|that)(?:'s|'d|'ll)?", 'this_(?:is|needs|has|will|can|would)');
const IS_THEM = starts(
  "(?:you|they|he|she|someone|somebody|the_(?:technician|guy|man|lady|tech|company|website|email|letter|message|office)|your_\\w+)(?:'m|'re|'ve|'ll|'d|'s)?",
);
/** "My daughter's birthday", "the wedding", "there's a funeral", "it's my birthday": what others have that day. */
const IS_OWN = starts(
  `(?:my|our|his|her|their|the)_(?:[\\w']+_){0,4}?(?:[\\w]+'s|${OWN_VERB})\\b[^@]*`,
  "(?:it's|it_is|there's|there_is|there_will_be)_(?:my|our|his|her|the|an?)_[^@]+",
);
/** "I hear them at night": when something happens. */
const IS_SIGHTING = starts(
  "(?:i|we)(?:'ve)?_(?:(?:only|always|usually|mostly|can|keep|just)_)*(?:see|hear|notice|find|smell|feel|get_bit\\w*|seeing|hearing)",
);

const WISHES = holds(WANTS);
const TAKES = /\b(?:take|taking|do)(?: (?:any|every|each|all))?(?: @)* $/;
const IS_FREE = holds(FREE);
const IS_THERE = /(?<!\bthe [\w' ]+)\b(?:be|am|is|are|'m|'re|'s|get) (?:\w+ )?(?:home|here|there|around)\b/;
const IS_PAST = holds(PAST);
const ASKS_OF_PAST = /\b(?:did|was|were|had)\b/;
const CHOOSES = new RegExp(`\\b${CHOICE}\\b(?! of)`);
const OF_BUSINESS = holds(BUSINESS);
const COMES_BACK =
  /\b(?:(?:get|come|getting|coming|arrive) (?:back|home|in from)|(?:be|am|are|is|'m|'re|'s) back|get (?:off|out|done|through)|return|finish|(?:am|'m|'ll be|be|are|'re|is) (?:done|finished|off work|through|home|free|available)(?= (?:at|from|after|by|around))|off(?= at))\b/;
const FRONTED = /^(?:'s| is| are) (?:my|our|his|her|their|when)\b/;

/** Questions and fragments ask; of statements, those of wishes and of being free do. */
export function roleOfStatement({ before, after }: Clause, mention: Mention): Role {
  const wants = WISHES.test(before) || TAKES.test(before);
  const free = [before, after.slice(0, 20)].some((words) => IS_FREE.test(words) || IS_THERE.test(words));
  const asks = IS_QUESTION.test(before);
  if (before.trim() === '' && FRONTED.test(after)) return free || CHOOSES.test(after) ? ASKED : RULED_OUT;
  if (/\bsince (?:the |last |this )*$/.test(before) || IS_SIGHTING.test(before)) return ASIDE;
  if (IS_PAST.test(before) && !wants && (!asks || ASKS_OF_PAST.test(before))) return ASIDE;
  if (asks) return ASKED;
  if (IS_SELF.test(before))
    return COMES_BACK.test(before) ? from(before, mention) : wants || free ? ASKED : RULED_OUT;
  if (IS_OWN.test(before)) {
    if (OF_BUSINESS.test(before)) return ASIDE;
    if (free || wants || CHOOSES.test(before)) return ASKED;
    return /\b(?:says|shows)\b/.test(before) ? ASIDE : RULED_OUT;
  }
  if (IS_IT.test(before))
    return wants || free || /\b(?:be|has to|is|better)\b|'s\b/.test(before) ? ASKED : ASIDE;
  return IS_THEM.test(before) && !free && !wants ? ASIDE : ASKED;
}

// "I get home at four", "we're back on the 12th": from then on.
function from(before: string, { bound, minute, day }: Mention): Role {
  const since = minute !== undefined || (day !== undefined && /\b(?:back|return|home)\b/.test(before));
  return bound === undefined && since ? { role: 'asked', bound: 'from' } : ASKED;
}
