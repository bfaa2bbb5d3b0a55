// The acts that any agent answers alike, whatever it is there for: who wants a person, a repeat, a pause, the end.
import { understandCallback, understandYesNo, withdraws } from '../../understand/index.ts';
import * as acts from './acts.ts';
import { offeredServices, openingHours, serviceIn } from './company-facts.ts';
import { asksHours, asksServices, isCompanyQuestion } from './company-question.ts';
import { questionIn } from './open-question.ts';
import { VERIFIER, type Situation } from './situation.ts';
import { both, call, line, say } from './speak.ts';
import type { BrainAnswer } from './request.ts';
import { asksItsPrice, proposalOf } from './skills/proposal.ts';
import {
  describeVisit,
  finish,
  takeUp,
  toPerson,
  transfer,
  transferAll,
  visitsOf,
  waitingWish,
} from './skills/skill.ts';
import { plainWishesIn, pointsBack, reasonFrom, wishesIn } from './wishes.ts';
import { pick } from './pick.ts';
import { asChoice, clockOf } from './skills/skill.ts';

/** "Wait, which one was that" asks for no pause. */
const ASKS = /\bwait,? (?:which|what|when|who|how|where)\b/i;

/** Null when the words are for the agent's own skill. */
export function converse(s: Situation): BrainAnswer | null {
  const { words } = s;
  if (acts.isSilence(words)) return say(line(s, 'nothing_heard'), askAgain(s));
  const person = acts.personWanted(words);
  if (person && s.targets.includes('human')) return transfer(s, 'human', person, 'bridge_person');
  if (acts.isManipulation(words)) return say(line(s, 'refuse'), askAgain(s));
  if (acts.wantsOtherLanguage(words) || (acts.isForeign(words) && !understoodAnyway(s)))
    return say(line(s, 'english_only'));
  // Code asks the question of a change again.
  if (s.note.open.length > 0 && acts.isRepeatRequest(words)) return say(line(s, 'once_more'));
  if (s.lastSaid && acts.isRepeatRequest(words) && wishesIn(words, [...s.targets, s.note.agent]).length === 0)
    return say(line(s, 'repeat', { text: withoutRepeat(s.lastSaid) }));
  if (acts.asksWhoAnswers(words)) return say(line(s, 'i_am_ai'), askAgain(s));
  if (acts.isHold(words) && !ASKS.test(words)) return say(line(s, 'hold'));
  if (acts.isBack(words)) return say(askAgain(s) || line(s, 'all_right'));
  return answered(s) ?? ended(s) ?? droppedIt(s) ?? otherWish(s) ?? companyQuestion(s);
}

/** "Sí" and "ja" are plain enough as an answer. */
function understoodAnyway(s: Situation): boolean {
  return s.asked !== null && /^(?:s[ií]|oui|ja|yes|no)\b/i.test(s.words.trim());
}

/** Tells what was done, then takes up what was said beside the yes: "yes please, and do I owe anything?". */
export function afterChange(s: Situation, told: string): BrainAnswer {
  const rest = besideYes(s);
  return rest ? { ...rest, say: [told, rest.say ?? ''].join(' ').trim() } : finish(s, told);
}

function besideYes(s: Situation): BrainAnswer | null {
  const person = acts.personWanted(s.words);
  if (person && s.targets.includes('human')) return transfer(s, 'human', person, 'bridge_person');
  if (acts.isDone(s.words, false)) return goodbye(s);
  return otherWish(s) ?? companyQuestion(s);
}

/** Yes or no to "shall I get you a person?" and "shall I try again?". */
function answered(s: Situation): BrainAnswer | null {
  if (acts.isFarewell(s.words)) return null;
  if (s.turnsDownPerson) return say(line(s, 'all_right'), askAgain(s));
  const yes = understandYesNo(s.words) === 'yes' || /^(?:s[ií]|oui|ja|da)\b/i.test(s.words.trim());
  if ((s.asked === 'person' || s.asked === 'message_or_person') && s.note.caller !== 'locked') {
    const names =
      s.asked === 'message_or_person' &&
      understandCallback(s.words) !== 'wanted' &&
      /\b(?:person|human|somebody|someone|talk|speak|second|latter)\b/i.test(s.words);
    if (names || (yes && s.asked === 'person'))
      return toPerson(s, s.note.wantsNow ?? s.note.calledAbout ?? 'wants to talk to a person');
  }
  if ((s.asked === 'anything_else' || s.asked === 'instead') && yes && saysYesOnly(s)) return wantsMore(s);
  const next = s.asked === 'next_wish' ? waitingWish(s) : undefined;
  if (next) {
    if (yes) return takeUp(s, next);
    if (understandYesNo(s.words) === 'no') return say(line(s, 'all_right'), line(s, 'anything_else'));
  }
  if (s.asked === 'retry' && yes) {
    const wish = s.note.waiting[0] ?? wishesIn(s.callerTurns.slice(-4).join('. '), s.targets)[0];
    return wish ? transfer(s, wish.agent, wish.wish) : toPerson(s, 'wants to talk to a person');
  }
  return null;
}

function saysYesOnly(s: Situation): boolean {
  const short = s.words.split(' ').length <= 4 && !acts.isDone(s.words, true);
  return short && wishesIn(s.words, [...s.targets, s.note.agent]).length === 0;
}

/** What more it is has to be asked. */
function wantsMore(s: Situation): BrainAnswer {
  return say(line(s, 'ask_wish'));
}

/** A caller who is done hears goodbye, unless something they asked for still waits. */
function ended(s: Situation): BrainAnswer | null {
  const asked =
    s.asked === 'anything_else' ||
    s.asked === 'instead' ||
    s.asked === 'wish' ||
    s.asked === 'message_or_callback';
  const confirming = proposalOf(s) !== null;
  const farewell = acts.isDone(
    s.words,
    asked && !(s.asked === 'wish' && !/\b(?:no|nothing|nope)\b/i.test(s.words)),
  );
  const leaving = /\b(?:bye|goodbye|hang up)\b/i.test(s.words);
  if (farewell && (!confirming || leaving) && (asked || !openBusiness(s))) return goodbye(s);
  if (
    acts.isThanks(s.words) &&
    asked &&
    wishesIn(s.words, s.targets).length === 0 &&
    understandYesNo(s.words) !== 'yes' &&
    !/\?/.test(s.words)
  )
    return goodbye(s);
  return null;
}

function goodbye(s: Situation): BrainAnswer {
  const waiting = waitingWish(s);
  const gone = /\b(?:forget|never ?mind|bye|goodbye|skip|leave|hang up)\b/i.test(s.words);
  if (waiting && s.note.caller === 'verified' && !gone) return takeUp(s, waiting);
  return { ...say(line(s, 'goodbye')), ...call('end_call') };
}

/** A question stands open whose answer may sound like an end: "no thanks", "I'm good". */
function openBusiness(s: Situation): boolean {
  return s.asked === 'which_slot' || s.asked === 'zip'
    ? !/\b(?:bye|goodbye|that'?s (?:all|it|everything)|hang up)\b/i.test(s.words)
    : false;
}

/** "Never mind" in the middle of something, with no other wish in its place. */
function droppedIt(s: Situation): BrainAnswer | null {
  if (!withdraws(s.words) || s.verifies || s.note.agent === 'human') return null;
  if (wishesIn(s.words, [...s.targets, s.note.agent]).length > 0 || s.words.split(' ').length > 8)
    return null;
  return finish(s, line(s, 'left_as_is'));
}

/** A wish that a colleague serves, said anywhere. */
function otherWish(s: Situation): BrainAnswer | null {
  if (s.note.caller !== 'verified' || s.note.agent === '' || s.verifies) return unverifiedWish(s);
  if (isCompanyQuestion(s.words) || s.asked === 'message') return null;
  const mine = (agent: string) => agent === s.note.agent;
  const wishes = plainWishesIn(s.words, [...s.targets, s.note.agent]);
  const [first] = wishes;
  if (!first || mine(first.agent)) return null;
  const others = wishes.filter(({ agent }) => !mine(agent) && s.targets.includes(agent));
  const [next, ...rest] = others.map(({ agent, wish }) => ({ agent, wish: withVisit(s, wish) }));
  return next ? transferAll(line(s, 'bridge'), next, rest) : null;
}

/** A caller waiting for a person who wants something after all has to be verified first. */
function unverifiedWish(s: Situation): BrainAnswer | null {
  if (s.verifies || s.note.caller !== 'unknown' || s.asked === 'message') return null;
  const verifier = s.targets.find((agent) => VERIFIER.test(agent));
  const [wish] = wishesIn(s.words, ['scheduling', 'billing', 'cancellation', ...s.targets]);
  return verifier && wish && !isCompanyQuestion(s.words)
    ? transfer(s, verifier, reasonFrom(wish.wish, 'other'))
    : null;
}

/** "Move it instead": the visit that was talked about goes along. */
function withVisit(s: Situation, wish: string): string {
  const visits = visitsOf(s) ?? [];
  const proposal = proposalOf(s);
  const replaces = proposal !== null && /\b(?:instead|rather)\b/.test(s.words);
  if ((!pointsBack(wish) && !replaces) || visits.length === 0) return wish;
  const id = proposal?.args.appointment_id;
  const texts = s.episode.toReversed();
  const picked = texts
    .map((text) => pick(text, visits.map(asChoice), { clock: clockOf(s) }))
    .find((one) => one?.ids.length === 1)?.ids[0];
  const visit =
    visits.find(({ appointment_id }) => appointment_id === (id ?? picked)) ??
    (visits.length === 1 ? visits[0] : undefined);
  if (!visit) return wish;
  const instead = proposal && pointsBack(wish) && !/\binstead\b/.test(wish) ? ' instead' : '';
  return `${wish}${instead} (the ${describeVisit(visit)})`;
}

function companyQuestion(s: Situation): BrainAnswer | null {
  if (s.asked === 'message' || asksItsPrice(s)) return null;
  if (s.note.agent === 'human' && /\b(?:how long|when will|how many)\b/i.test(s.words)) return null;
  if (asksHours(s.words)) {
    const hours = openingHours(s.instructions);
    if (hours) return say(line(s, 'hours', { hours }), askAgain(s));
  }
  const services = offeredServices(s.instructions);
  if (asksServices(s.words) && services.length > 0) {
    const service = serviceIn(s.words, services);
    if (service && !/^general\b/.test(service)) return say(line(s, 'service_yes', { service }), askAgain(s));
    if (/\bwhat\b|\bwhich\b/i.test(s.words))
      return say(line(s, 'services', { services: both(services) }), askAgain(s));
  }
  if (!isCompanyQuestion(s.words) || !s.tools.has('lookup_policy')) return null;
  return call('lookup_policy', { question: bareQuestion(s.words) });
}

/** Without "wait", "um" and "I was wondering", which say nothing about the matter. */
function bareQuestion(words: string): string {
  const lead =
    /^(?:(?:um+|uh+|so|well|and|okay|ok|oh|hi|hello|hey|but|yeah|wait|sorry|actually|also|quick question|(?:just )?one (?:more |other )?(?:thing|question)|before that|by the way|i was wondering(?: if)?|can you tell me|could you tell me|tell me)\b[ ,]*)+/i;
  return words.replace(lead, '').slice(0, 300);
}

/** The question that stands open, in other words; or what is needed next. */
export function askAgain(s: Situation): string {
  switch (s.asked) {
    case 'zip':
      return line(s, 'ask_zip');
    case 'person':
    case 'retry':
      return line(s, 'offer_person');
    case 'confirm':
      // Code does.
      return s.note.open.length > 0 ? '' : line(s, 'anything_else');
    case 'which_visit':
    case 'which_slot':
      return s.lastSaid && questionIn(s.lastSaid) === s.asked
        ? lastSentence(s.lastSaid)
        : 'Which one would you like?';
    case 'when':
      return line(s, 'ask_when');
    case 'book_or_move':
      return line(s, 'ask_book_or_move');
    case 'message':
      return line(s, 'ask_message');
    case 'service':
      return line(s, 'ask_service_again');
    case 'book_one':
    case 'instead':
    case 'message_or_person':
    case 'message_or_callback':
    case 'next_wish':
    case 'callback_number':
      return s.lastSaid ? lastSentence(s.lastSaid) : line(s, 'anything_else');
    case 'anything_else':
      return line(s, 'anything_else');
    case 'wish':
    case null:
      return line(s, needsZip(s) ? 'ask_zip' : 'ask_wish');
  }
}

function needsZip(s: Situation): boolean {
  return (
    s.verifies &&
    s.note.caller === 'unknown' &&
    s.callerTurns.some((text) => wishesIn(text, s.targets).length > 0)
  );
}

function lastSentence(text: string): string {
  return /(?:^|[.!?] )([^.!?]+[.?!])\s*$/.exec(text)?.[1] ?? text;
}

function withoutRepeat(text: string): string {
  return text.replace(/^(?:I said: |Sure: |Of course\. )+/, '');
}
