// Tells what a statement, a question or a fragment wants of the day in it: it depends on whose doing it speaks of.
import type { Mention } from './mention.ts';
import { OWN_VERB, type Clause } from './clauses.ts';

type Role = Pick<Mention, 'role' | 'bound'>;

const ASKED: Role = { role: 'asked' };
const ASIDE: Role = { role: 'aside' };
const RULED_OUT: Role = { role: 'ruled_out' };

const LEAD_IN =
  '^\\W*(?:(?:and|or|so|but|then|well|ok|okay|yeah|yes|yep|no|oh|uh|um|hi|hello|hey|please|actually|because|cause|since|as|if|sorry|maybe|thanks|although|though|unless|while|when|on|plus|also|look|listen|see|basically|honestly|unfortunately)\\b\\W*)*';
const starts = (source: string): RegExp => new RegExp(`${LEAD_IN}(?:${source})(?![\\w'])`);

const QUESTION = starts(
  "can|could|would|will|do|does|is|are|am|may|might|should|shall|how|what|which|where|any|let's|lets|can't|couldn't|won't|wouldn't|don't|doesn't|isn't|aren't|have you|has (?:anyone|somebody)|when (?:can|could|do|would|will|is|are)|you (?:have|got|guys have)",
);
const SELF = starts("(?:i|we|me and [\\w']+|my (?:husband|wife) and i)(?:'m|'re|'ve|'ll|'d)?");
const ITS = starts("(?:it|that)(?:'s|'d|'ll)?|this (?:is|needs|has|will|can|would)");
const THEIRS = starts(
  "(?:you|they|he|she|someone|somebody|the (?:technician|guy|man|lady|tech|company|website|email|letter|message|office)|your \\w+)(?:'m|'re|'ve|'ll|'d|'s)?",
);
/** "My daughter's birthday", "the wedding", "there's a funeral", "it's my birthday": what others have that day. */
const OWN = starts(
  `(?:my|our|his|her|their|the) (?:[\\w']+ ){0,4}?(?:[\\w]+'s|${OWN_VERB})\\b[^@]*|(?:it's|it is|there's|there is|there will be) (?:my|our|his|her|the|an?) [^@]+`,
);
/** "The best day is", "my only time off would be". */
const CHOICE =
  /\b(?:appointments?|visits?|treatments?|service|inspection|best|only|earliest|soonest|latest|first|ideal|perfect|easiest|day|date|time|preference|choice|option|plan)\b(?! of)/;
/** Business with the company: when it is due is no reason against that day. */
const BUSINESS = /\b(?:bill|invoice|payment|balance|subscription|contract|plan|statement|account|card)\b/;

const PAST =
  /\b(?:was|were|did|didn't|had|been|came|saw|went|(?<!'ve |have |has )got|paid|told|said|spoke|found|left|heard|made|took|gave|sent|wrote|knew|meant|bought|brought|began|ran|sat|spent|drove|flew|woke|broke|kept|used to|(?!need|suppos|relat|tir|interest|book|schedul|clos|pack)[a-z]{2,}ed)\b/;
const WANTS =
  /\b(?:wants?(?! (?:me|us)\b)|wanted|needs?(?! (?:me|us)\b| to (?:work|be at|go|leave|take|pick|drop|fly|travel|drive|attend))|needed|like|love|prefer|preferred|rather|hop(?:e|ing)|hoped|think(?:ing)?|thought|look(?:ing)?|wonder\w*|go with|going with|choose|pick(?! up)|see (?:if|whether|about)|try|trying|schedule|scheduling|book|booking|move|moving it|reschedul\w*|change|changing|push|switch|set up|ask(?:ing)?|call(?:ing)?|shoot(?:ing)? for|aim(?:ing)?|request\w*|plan(?:ning)? on|vote)\b|\b(?:take|taking|do) $/;
/** "I hear them at night": when something happens. */
const PERCEIVES = starts(
  "(?:i|we)(?:'ve)? (?:only |always |usually |mostly |can |keep |just )*(?:see|hear|notice|find|smell|feel|get bit\\w*|seeing|hearing)",
);
const FREE =
  /\b(?:free|available|open|flexible|good|fine|okay|ok|able|off|can|could|nothing|no plans|works?(?= (?:best|better|well|great|fine|for))|(?:have|got) (?:some |the |more )?time|day off|suits?|empty)\b|(?<!\bthe [\w' ]+)\b(?:be|am|is|are|'m|'re|'s|get) (?:\w+ )?(?:home|here|there|around)\b/;
const BACK =
  /\b(?:(?:get|come|getting|coming|arrive) (?:back|home|in from)|(?:be|am|are|is|'m|'re|'s) back|get (?:off|out|done|through)|return|finish|(?:am|'m|'ll be|be|are|'re|is) (?:done|finished|off work|through|home|free|available)(?= (?:at|from|after|by|around))|off(?= at))\b/;

/** Questions and fragments ask; of statements, those of wishes and of being free do. */
export function roleOfStatement({ before, after }: Clause, mention: Mention): Role {
  const wants = WANTS.test(before);
  if (before.trim() === '' && /^(?:'s| is| are) (?:my|our|his|her|their|when)\b/.test(after))
    return FREE.test(after) ? ASKED : RULED_OUT;
  if (/\bsince (?:the |last |this )*$/.test(before) || PERCEIVES.test(before)) return ASIDE;
  if (PAST.test(before) && !wants && (!QUESTION.test(before) || /\b(?:did|was|were|had)\b/.test(before)))
    return ASIDE;
  if (QUESTION.test(before)) return ASKED;
  const free = FREE.test(before) || FREE.test(after.slice(0, 20));
  if (SELF.test(before))
    return BACK.test(before) ? comesBack(before, mention) : wants || free ? ASKED : RULED_OUT;
  if (OWN.test(before))
    return BUSINESS.test(before) || /\b(?:says|shows)\b/.test(before)
      ? ASIDE
      : free || wants || CHOICE.test(before)
        ? ASKED
        : RULED_OUT;
  if (ITS.test(before))
    return wants || free || /\b(?:be|has to|is|suits?|better|'s)\b/.test(before) ? ASKED : ASIDE;
  if (THEIRS.test(before)) return free || wants ? ASKED : ASIDE;
  return ASKED;
}

// "I get home at four", "we're back on the 12th": from then on.
function comesBack(before: string, { bound, minute, day }: Mention): Role {
  const since = minute !== undefined || (day !== undefined && /\b(?:back|return|home)\b/.test(before));
  return { role: 'asked', ...((bound ?? !since) ? {} : { bound: 'from' }) };
}
