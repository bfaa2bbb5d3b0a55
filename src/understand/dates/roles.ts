// Tells what each day and time is said for: asked for, ruled out, the time of a visit on the books, or by the way.
import { clauseStarts, type Clause } from './clauses.ts';
import type { Mention } from './mention.ts';
import { isNegated, isNotBusy, isRuledOut, suits } from './negation.ts';
import { roleOfStatement } from './statements.ts';
import { isOfVisit } from './visit-words.ts';

type Role = Pick<Mention, 'role' | 'bound' | 'weekdays'>;

/** The mentions, each with its role. A weekday that is ruled out as such is ruled out in every week. */
export function withRoles(text: string, mentions: readonly Mention[]): Mention[] {
  const masked = mentions.reduce(maskedAt, text);
  const starts = [...clauseStarts(masked), text.length];
  const negated = isNegated(masked, mentions);
  const told = mentions.map((mention, at) =>
    negated[at] && !NOT_BEFORE.test(masked.slice(0, mention.start))
      ? { ...mention, ...inAnyWeek(mention), role: 'ruled_out' as const }
      : ofRole(mention, roleIn(clauseOf(masked, starts, mention), mention)),
  );
  return told.map((mention, at) => inOneBreath(text, mention, [told[at - 1], told[at + 1]]));
}

// "Any morning but Friday": what something is left out of is told by its "any".
function maskedAt(text: string, { start, end }: Mention): string {
  const [all = ''] = /^(?:any|every|each|all) /.exec(text.slice(start, end)) ?? [];
  return `${text.slice(0, start)}${all}${'@'.repeat(end - start - all.length)}${text.slice(end)}`;
}

// "Friday afternoon isn't possible": what is ruled out of a day and its time is both.
function inOneBreath(text: string, mention: Mention, beside: readonly (Mention | undefined)[]): Mention {
  const ruledOut = beside.some(
    (other) =>
      other?.role === 'ruled_out' &&
      (other.day === undefined) !== (mention.day === undefined) &&
      /^ (?:at |around |in the )?$/.test(
        text.slice(Math.min(other.end, mention.end), Math.max(other.start, mention.start)),
      ),
  );
  return ruledOut && mention.role === 'asked' ? { ...mention, role: 'ruled_out' } : mention;
}

// "Move it from Thursday" says when the visit is, not from when on.
function ofRole({ bound, ...mention }: Mention, found: Role): Mention {
  return { ...mention, ...(bound && found.role !== 'visit' ? { bound } : {}), ...found };
}

// "Not Tuesday", "except the weekend" and "Tuesday doesn't work" are of any week that is talked of; "not next Tuesday" is the one.
function inAnyWeek({ weekday, bare }: Mention): Pick<Mention, 'weekdays'> {
  if (bare && weekday === undefined) return { weekdays: [5, 6] };
  return weekday !== undefined && bare ? { weekdays: [weekday] } : {};
}

function clauseOf(masked: string, starts: readonly number[], { start, end }: Mention): Clause {
  const from = starts.findLast((at) => at <= start) ?? 0;
  const until = starts.find((at) => at >= end) ?? masked.length;
  const before = masked.slice(from, start).replace(/@+/g, '@');
  const after = masked.slice(end, until).replace(/@+/g, '@');
  // "Friday I have class", "on Tuesday we're away": what is said of the day comes behind it.
  const next = masked.slice(until, starts.find((at) => at > until) ?? masked.length);
  const fronted =
    /^\W*(?:(?:and|but|so|on|this|the) )*$/.test(before) && /^[\s,]*$/.test(after) && !next.includes('@');
  return fronted && /^(?:i|we|my|our|they|he|she|it's|there's)\b/.test(next)
    ? { before: next, after: '' }
    : { before, after };
}

/** Words that sound like a no and are none. */
const LITOTES =
  /\b(?:\w+n't(?: be)? an? (?:problem|issue|trouble|big deal)|not (?:too |so |that |at all |half )?bad|not a bad (?:day|time|one)|(?:not(?: be)? an?|no) (?:problem|issue|trouble|big deal)|don't mind|wouldn't mind|no worries|why not|no preference|wouldn't hurt|can't complain|not only)\b|\b(?:isn't|doesn't|won't|wouldn't) (?:it|that)(?=\W*$)(?<! )/g;
/** Nothing is said of the days to come. */
const TELLS_NOTHING =
  /\b(?:don't (?:know|remember|recall)|not sure|no idea|do not (?:know|remember)|can't remember|never (?:[a-z]+ed|came|got|went|heard))\b/;

/** "But not before noon" wants noon or later: the no is a part of how far it reaches. */
const NOT_BEFORE =
  /\b(?:not (?:before|until|after|past)|(?:not|no) (?:sooner|earlier|later) than)(?: about| around| like| maybe| the| this| next)* $/;

function roleIn(said: Clause, mention: Mention): Role {
  const before = said.before.replace(LITOTES, 'fine');
  const clause = { before, after: said.after.replace(LITOTES, 'fine') };
  if (TELLS_NOTHING.test(before)) return { role: 'aside' };
  if (NOT_BEFORE.test(before)) return { role: 'asked' };
  if (isOfVisit(clause)) return { role: 'visit' };
  if (isNotBusy(clause) || suits(clause)) return { role: 'asked' };
  if (isRuledOut(clause)) return { role: 'ruled_out', ...inAnyWeek(mention) };
  return roleOfStatement(clause, mention);
}
