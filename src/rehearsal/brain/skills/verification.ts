// Answers the line: remembers the wish, asks for the ZIP code, has it checked, hands on.
import {
  policyQuestionsIn,
  turnWants,
  understandDateTimes,
  understandRequest,
  understandYesNo,
  withdraws,
} from '../../../understand/index.ts';
import { isGreetingOnly, isManipulation, plain } from '../acts.ts';
import { fresh, type Situation } from '../situation.ts';
import { call, line, missedBefore, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { verifiedResult, type Verified } from '../tool-results.ts';
import { offeredServices, serviceIn } from '../company-facts.ts';
import { asksWhyZip, isCompanyQuestion } from '../company-question.ts';
import { reasonFrom, wishesIn } from '../wishes.ts';
import type { Wish } from '../note.ts';
import { clockOf, toPerson, transferAll } from './skill.ts';
import { asksAboutVisits } from './tell-visits.ts';

const TOOL = 'verify_caller';

export function verification(s: Situation): BrainAnswer | null {
  const outcome = fresh(s, TOOL, verifiedResult);
  if (outcome?.verified || s.note.caller === 'verified')
    return handOn(s, outcome?.first_name ?? s.note.firstName);
  if (outcome) return say(notVerified(s, outcome));
  if (s.note.caller === 'locked') return offerPerson(s);
  if (s.steps.length > 0) return null;
  if (s.note.caller === 'unverifiable' || hasNoAccount(s)) return otherWays(s);
  if (s.note.moment.kind === 'handover') return say(line(s, 'ask_zip_with_wish'));
  return answer(s);
}

/** What the tool made of the digits, told to the caller. */
function notVerified(s: Situation, { attempts_left, digits_so_far, next_step }: Verified): string {
  if (attempts_left !== undefined) return line(s, 'zip_wrong');
  if (digits_so_far !== undefined) return line(s, 'ask_zip_rest');
  return next_step?.includes('which one is on the account') ? line(s, 'ask_zip') : line(s, 'no_account_here');
}

const HAS_NO_ACCOUNT =
  /\b(?:new (?:customer|client|here|to you)|(?:don'?t|do not|never) (?:have|had) (?:an|any) account|no account|not a customer|(?:another|different|other) (?:phone )?number|never (?:used|called) you|first time (?:calling|customer)|(?:calling|call) from (?:a friend|someone|somebody|another|a different|my work|work))\b/;

/** Until they give a ZIP code all the same. */
function hasNoAccount(s: Situation): boolean {
  return digitsIn(s.words) === 0 && s.callerTurns.some((turn) => HAS_NO_ACCOUNT.test(plain(turn)));
}

/** Nobody who cannot be verified is asked for a ZIP code. */
function otherWays(s: Situation): BrainAnswer {
  if (s.asked === 'message_or_person' && understandYesNo(s.words) === 'yes')
    return toPerson(s, 'cannot be verified on this call, wants a person');
  if (s.note.caller === 'unverifiable' && !knownWish(s)) return askWish(s);
  return say(line(s, 'no_account_here'));
}

/** All that waits is handed on, in the order in which it was said. */
function handOn(s: Situation, name: string | null): BrainAnswer {
  const [first, ...rest] = openWishes(s);
  const values = { name: name ?? '' };
  if (!first) {
    const asked = s.steps.length > 0 && policyQuestionsIn(s.words);
    if (asked && s.steps.every(({ tool }) => tool === TOOL))
      return call('lookup_policy', { question: asked });
    const greeted = s.steps.length === 0;
    return say(greeted ? line(s, 'ask_wish') : line(s, 'verified_ask_wish', values));
  }
  const said = s.steps.length > 0 ? line(s, 'verified', values) : line(s, 'bridge');
  return transferAll(said, first, rest);
}

/** What waits by the note; otherwise what the caller has said so far, each colleague once. */
function openWishes(s: Situation): Wish[] {
  const waiting = s.note.waiting.filter(({ agent }) => s.targets.includes(agent));
  const said = [...callerWords(s)].flatMap((text) => wishesOf(s, text));
  const wishes = waiting.length > 0 ? waiting : said;
  const allFor = (agent: string) => wishes.filter((wish) => wish.agent === agent);
  // "What does it cost to cancel? … Then cancel it": what they want done counts.
  const wishFor = (agent: string) =>
    allFor(agent).find(({ wish }) => understandRequest(wish) === 'change') ?? allFor(agent)[0];
  return [...new Set(wishes.map(({ agent }) => agent))].flatMap((agent) => wishFor(agent) ?? []);
}

/** Wishes by name, or a problem that one of the company's services deals with: "there are wasps under my roof". */
function wishesOf(s: Situation, text: string): Wish[] {
  const wishes = wishesIn(text, s.targets);
  const books = s.targets.find((agent) => /^(?:scheduling|booking)/.test(agent));
  if (wishes.length > 0 || !books || isCompanyQuestion(text)) return wishes;
  if (asksAboutVisits(text)) return [{ agent: books, wish: reasonFrom(text, 'scheduling') }];
  const named = PROBLEM.test(plain(text)) || understandDateTimes(text, clockOf(s)).length > 0;
  const service = named ? serviceIn(text, offeredServices(s.instructions)) : null;
  return service ? [{ agent: books, wish: reasonFrom(text, 'scheduling') }] : [];
}

const PROBLEM =
  /\b(?:there(?:'s| is| are)|i(?:'ve| have)? (?:got|have|see|saw|found|need|want)|we(?:'ve| have)? (?:got|have|see|saw|found|need)|send|come|problems?|infest\w*|under|in (?:my|the|our)|all over|everywhere|help|help with|get rid of|kill)\b/;

function callerWords(s: Situation): readonly string[] {
  const about = s.note.moment.kind === 'handover' ? s.note.moment.reason : s.note.calledAbout;
  const turns = s.note.caller === 'verified' && s.steps.length === 0 ? [s.words] : s.callerTurns;
  const fair = turns.filter((turn) => !isManipulation(turn));
  return about && !isManipulation(about) && fair.every((turn) => wishesOf(s, turn).length === 0)
    ? [about, ...fair]
    : fair;
}

function answer(s: Situation): BrainAnswer {
  if (zipSaid(s)) return call(TOOL, { zip: 'as said' });
  const said = plain(s.words);
  const refuses = REFUSAL.test(said) && (s.asked === 'zip' || /\b(?:give|tell|share|zip|say)\b/.test(said));
  if (s.asked === 'person' && !refuses) {
    const yesNo = understandYesNo(s.words);
    if (yesNo === 'yes') return toPerson(s, 'could not be verified, wants a person');
    if (yesNo === 'no') return say(line(s, knownWish(s) ? 'ask_zip' : 'ask_wish'));
  }
  if (asksWhyZip(s.words, s.asked === 'zip')) return say(line(s, 'why_zip'));
  if (UNKNOWN.test(said) && s.asked === 'zip') return say(line(s, 'zip_unknown'));
  if (refuses) return say(line(s, s.asked === 'person' ? 'zip_unknown' : 'zip_refused'));
  if (s.asked === 'zip' && digitsIn(s.words) > 0)
    return say(line(s, s.note.telephone ? 'ask_zip_keys' : 'ask_zip_digits'));
  const wishNow = wishesOf(s, s.words).length > 0;
  if (!wishNow && turnWants(s.words) === 'answer' && s.tools.has('lookup_policy'))
    return call('lookup_policy', { question: s.words.slice(0, 300) });
  if (wishNow) return say(line(s, 'ask_zip_with_wish'));
  if (withdraws(s.words)) return say(line(s, 'left_as_is'), line(s, 'ask_wish'));
  if (!knownWish(s)) return askWish(s);
  return say(s.asked === 'zip' ? line(s, 'not_understood') : '', line(s, 'ask_zip'));
}

/** A greeting is returned; other words that held no wish are asked about again. */
function askWish(s: Situation): BrainAnswer {
  if (isGreetingOnly(s.words)) return say(line(s, 'hello'), line(s, 'ask_wish'));
  return say(line(s, 'not_understood'), line(s, missedBefore(s) ? 'offer_person' : 'ask_wish'));
}

function knownWish(s: Situation): boolean {
  return s.note.waiting.length > 0 || openWishes(s).length > 0;
}

const UNKNOWN =
  /\b(?:don'?t (?:know|remember|have)|do not (?:know|remember|have)|no idea|not sure|can'?t (?:remember|recall|think)|forgot(?:ten)?|no clue|haven'?t got|unsure|which zip)\b/;
const REFUSAL =
  /\b(?:don'?t (?:want|wanna|like|feel|give)|do not (?:want|wish)|won'?t|will not|not (?:giving|telling|comfortable|going to)|rather not|refuse|none of your|private|no way|not your business)\b|^(?:no|nope|nah)$/;

/** Nobody is told which digits were said or keyed in; how many there were is all that is to be seen. */
const HIDDEN = /\((?:said|keyed in) (\d+) digits?\)/g;
/** A few digits that nobody asked for are no answer; nor are more than a ZIP code has, with what may follow it. */
const UNASKED = 5;
const MOST = 14;

function digitsIn(text: string): number {
  return [...text.matchAll(HIDDEN)].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** The tool puts the pieces together, and says what is missing. */
export function zipSaid(s: Situation): boolean {
  const digits = digitsIn(s.words);
  return digits >= (s.asked === 'zip' ? 1 : UNASKED) && digits <= MOST;
}

function offerPerson(s: Situation): BrainAnswer {
  const answered = s.asked === 'person' && s.steps.length === 0 ? understandYesNo(s.words) : 'unclear';
  if (answered === 'yes') return toPerson(s, 'locked out of verification');
  if (answered === 'no') return { ...say(line(s, 'goodbye')), ...call('end_call') };
  return say(line(s, 'locked'));
}
