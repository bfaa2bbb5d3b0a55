// Tells when visits are, whoever has their list: all of them, the next, or "the other one".
import { plain } from '../acts.ts';
import { pick } from '../pick.ts';
import type { Situation } from '../situation.ts';
import { both, line, spokenCount } from '../speak.ts';
import type { Visit } from '../tool-results.ts';
import { asChoice, clockOf, describeVisit, withArticle } from './skill.ts';

const ASKS = new RegExp(
  String.raw`\b(?:${[
    "when(?:'?s| is| are| am| do| does| will| was| did| (?:you|he|she|they|the \\w+)(?:'re|'s|'ll| are| is| will)?(?: be)?(?= com))",
    'what (?:time|day|date)(?! (?:is|was) (?:that|it)\\b)|which (?:day|ones|visits|appointments)|what (?:appointments|visits|ones)',
    '(?:date|day|time) of (?:my|the|our) (?:\\w+ ){0,2}(?:visit|appointment|treatment)',
    "do (?:i|we) (?:still )?have(?! to)|(?:what|anything) (?:we|i)(?:'ve| have) (?:got )?(?:booked|scheduled|coming)|have (?:i|we) (?:got )?(?:booked|scheduled)",
    'anything (?:booked|scheduled|planned|coming up)',
    "(?:am i|i'?m|are we|we'?re) (?:still )?(?:booked|scheduled|down)|(?:is|are) (?:my|the|our) (?:\\w+ ){1,3}still (?:on|happening|scheduled|booked)",
    "(?:you|you guys|they|he|she|someone|somebody)(?:'re|'s| are| is) (?:still )?coming|who'?s coming|(?:coming|come) (?:today|tomorrow|again|out|next)",
    'upcoming|next (?:visit|appointment|treatment)|my (?:appointments|visits|schedule)|confirm|check (?:on )?(?:my|the)',
    '(?:list|show|read|tell)(?: me)? (?:out )?(?:all )?(?:of )?(?:my|the) (?:\\w+ )?(?:appointments|visits|schedule|bookings)|(?:list|show|read|tell)(?: me)? (?:everything|all|what)',
    '(?:and|what about|how about) the (?:other|second|next) (?:one|visit)|(?:the )?one after(?: that)?|and (?:then )?after (?:that|this)',
  ].join('|')})\b`,
);
/** Free times are asked about, not visits; "when" may only join: "when you come, cancel". */
const NOT_VISITS =
  /\b(?:(?:can|could) (?:you|someone|they)(?! (?:please |just )?(?:tell|list|read|show|check|confirm|say))|do you have|is there|are there|anything|how about (?!the (?:other|second|next))|what(?:'s| is| do you have) (?:free|open|available)|are you (?:open|closed))\b/;
const ON_THE_BOOKS = /\b(?:do (?:i|we) (?:still )?have|booked|scheduled|planned|coming up)\b/;
const MONEY = /\b(?:invoices?|bills?|payments?|balance|pay|owe|due)\b/;
const LISTED =
  /\b(?:appointments|visits|bookings|all|any|anything|everything|list|upcoming|ones|schedule|booked|scheduled)\b/;
const OTHER =
  /\b(?:other|another|second|one after|after (?:that|this)|the next one|then)\b(?! (?:day|time|date)\b)/;

/** "When is my next visit?", "which ones do I have?" */
export function asksAboutVisits(text: string): boolean {
  return text.split(/[.?!]+(?:\s|$)/).some((sentence) => {
    const said = plain(sentence);
    return ASKS.test(said) && !MONEY.test(said) && (!NOT_VISITS.test(said) || ON_THE_BOOKS.test(said));
  });
}

/** @param except The visit that was just told of or changed: "the other one" is another. */
export function tellVisits(s: Situation, visits: readonly Visit[], except?: string): string {
  const said = plain(s.words || (s.episode.at(-1) ?? ''));
  const [first] = visits;
  if (!first) return line(s, 'no_visits');
  if (OTHER.test(said)) return tellOther(s, visits, except);
  const meant = named(s, visits);
  if (meant) return line(s, 'one_visit', { visit: withTechnician(meant) });
  if (visits.length === 1 || !LISTED.test(said))
    return line(s, 'one_visit', { visit: withTechnician(first) });
  return line(s, 'several_visits', {
    count: spokenCount(visits.length),
    visits: both(visits.map(withArticle)),
  });
}

function tellOther(s: Situation, visits: readonly Visit[], except?: string): string {
  const told = except ?? visits.find((visit) => s.lastSaid?.includes(visit.when))?.appointment_id;
  const [other] = visits.filter(({ appointment_id }) => appointment_id !== told);
  return other ? line(s, 'other_visit', { visit: withTechnician(other) }) : line(s, 'no_other_visit');
}

/** "When is the ant treatment?" */
function named(s: Situation, visits: readonly Visit[]): Visit | undefined {
  const picked = pick(s.words, visits.map(asChoice), { clock: clockOf(s) });
  return picked?.ids.length === 1
    ? visits.find(({ appointment_id }) => appointment_id === picked.ids[0])
    : undefined;
}

function withTechnician(visit: Visit): string {
  return visit.technician ? `${describeVisit(visit)} with ${visit.technician}` : describeVisit(visit);
}

const IS_IT =
  /^(?:(?:wait|um|so|and|okay|ok|oh|sorry|yes|yeah) )*(?:is|was|isn't|are) (?:that|this|it|we talking about) (?:the|my|for the|about the)\b/;

const WHICH_IS_IT = /\bwhich (?:one|visit|appointment) (?:is|was) (?:that|this|it)\b/;

/** "Is that the ant one?", of the visit that is being talked about; null when they ask nothing of the kind. */
export function tellWhich(s: Situation, visit: Visit, visits: readonly Visit[]): string | null {
  if (WHICH_IS_IT.test(plain(s.words))) return line(s, 'one_visit_meant', { visit: describeVisit(visit) });
  if (!IS_IT.test(plain(s.words))) return null;
  const asked = named(s, visits);
  if (!asked) return null;
  const same = asked.appointment_id === visit.appointment_id;
  return line(s, same ? 'yes_that_one' : 'no_that_one', { visit: describeVisit(visit) });
}
