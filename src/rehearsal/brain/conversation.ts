// The acts that any agent answers alike, whatever it is there for: who wants a person, a repeat, a pause, the end.
import { isParting, understandCallback, understandYesNo } from '../../understand/index.ts';
import * as acts from './acts.ts';
import { companyQuestion } from './answer-company.ts';
import { askAgain } from './ask-again.ts';
import { doneAlready, droppedIt, ended, goodbye } from './endings.ts';
import { otherWish } from './other-wish.ts';
import type { BrainAnswer } from './request.ts';
import { timesCalled, type Situation } from './situation.ts';
import { finish, takeUp, toPerson, transfer, visitsOf, waitingWish } from './skills/skill.ts';
import { asksAboutVisits, tellVisits } from './skills/tell-visits.ts';
import { call, line, say } from './speak.ts';
import { zipSaid } from './skills/verification.ts';
import { wishesIn } from './wishes.ts';

/** "Wait, which one was that" asks for no pause. */
const ASKS =
  /\b(?:wait|hang on|hold on|one (?:second|sec|moment)),? (?:which|what|when|who|how|where|is|are)\b/i;

/** Null when the words are for the agent's own skill. */
export function converse(s: Situation): BrainAnswer | null {
  const { words } = s;
  if (acts.isSilence(words)) return say(line(s, 'nothing_heard'), askAgain(s));
  const person = acts.personWanted(words);
  if (person && s.targets.includes('human')) return transfer(s, 'human', person, 'bridge_person');
  if (acts.isManipulation(words)) return say(line(s, 'refuse'), askAgain(s));
  const foreign = acts.isForeign(words) && !understoodAnyway(s) && !isParting(words, { takesLeave: true });
  if (acts.wantsOtherLanguage(words) || foreign) return say(line(s, 'english_only'));
  // Code asks the question of a change again.
  if (s.note.open.length > 0 && acts.isRepeatRequest(words)) return say(line(s, 'once_more'));
  if (s.lastSaid && acts.isRepeatRequest(words) && wishesIn(words, [...s.targets, s.note.agent]).length === 0)
    return say(line(s, 'repeat', { text: withoutRepeat(s.lastSaid) }));
  if (acts.asksWhoAnswers(words)) return say(line(s, 'i_am_ai'), askAgain(s));
  if (acts.isHold(words) && !ASKS.test(words)) return say(line(s, 'hold'));
  if (acts.isBack(words)) return say(askAgain(s) || line(s, 'all_right'));
  return answered(s) ?? ended(s) ?? doneAlready(s) ?? droppedIt(s) ?? otherWish(s) ?? companyQuestion(s);
}

/** "Sí" and "ja" are plain enough as an answer. */
function understoodAnyway(s: Situation): boolean {
  return s.asked !== null && /^(?:s[ií]|oui|ja|yes|no)\b/i.test(s.words.trim());
}

/** Tells what was done, then takes up what was said beside the yes: "yes please, and do I owe anything?". */
export function afterChange(s: Situation, done: string): BrainAnswer {
  const told = tellBeside(s);
  if (told !== null && typeof told !== 'string') return told;
  const rest = told === null ? besideYes(s) : finish(s, told);
  return rest ? { ...rest, say: [done, rest.say ?? ''].join(' ').trim() } : finish(s, done);
}

/** "And when's the other one?": the list is looked up anew, since it was changed. */
function tellBeside(s: Situation): BrainAnswer | string | null {
  if (s.words === '' || !asksAboutVisits(s.words) || !s.tools.has('list_appointments')) return null;
  const visits = visitsOf(s);
  if (!visits) return timesCalled(s, 'list_appointments') < 2 ? call('list_appointments') : null;
  const changed = s.steps.findLast(({ args }) => typeof args.appointment_id === 'string');
  return tellVisits(s, visits, String(changed?.args.appointment_id));
}

function besideYes(s: Situation): BrainAnswer | null {
  const person = acts.personWanted(s.words);
  if (person && s.targets.includes('human')) return transfer(s, 'human', person, 'bridge_person');
  if (acts.isDone(s.words, false)) return goodbye(s);
  return otherWish(s) ?? companyQuestion(s);
}

/** Yes or no to "shall I get you a person?" and "shall I try again?". */
function answered(s: Situation): BrainAnswer | null {
  if (acts.isFarewell(s.words) || (s.verifies && zipSaid(s))) return null;
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
  if (s.asked === 'instead' && KEEPS.test(s.words))
    return say(line(s, 'all_right'), line(s, 'anything_else'));
  if (s.asked === 'retry' && yes) {
    const wish = s.note.waiting[0] ?? wishesIn(s.callerTurns.slice(-4).join('. '), s.targets)[0];
    return wish ? transfer(s, wish.agent, wish.wish) : toPerson(s, 'wants to talk to a person');
  }
  return null;
}

const KEEPS = /^(?:no,? |nope,? |just )*(?:keep|leave) (?:it|that|them|everything|both)\b/i;

function saysYesOnly(s: Situation): boolean {
  const short = s.words.split(' ').length <= 4 && !acts.isDone(s.words, true);
  return short && wishesIn(s.words, [...s.targets, s.note.agent]).length === 0;
}

/** What more it is has to be asked. */
function wantsMore(s: Situation): BrainAnswer {
  return say(line(s, 'ask_wish'));
}

function withoutRepeat(text: string): string {
  return text.replace(/^(?:I said: |Sure: |Of course\. )+/, '');
}
