// Callers who are done, who drop what they wanted, or who ask again for what has just been done.
import { turnWants, understandDateTimes, understandYesNo, withdraws } from '../../understand/index.ts';
import * as acts from './acts.ts';
import { askAgain } from './ask-again.ts';
import type { BrainAnswer } from './request.ts';
import type { Situation } from './situation.ts';
import { proposalOf } from './skills/proposal.ts';
import { clockOf, finish, takeUp, waitingWish } from './skills/skill.ts';
import { call, line, say } from './speak.ts';
import { pointsBack, wishesIn } from './wishes.ts';

/** A caller who is done hears goodbye, unless something they asked for still waits. */
export function ended(s: Situation): BrainAnswer | null {
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
  const leaving = acts.isFarewell(s.words);
  if (farewell && (!confirming || leaving) && (asked || !openBusiness(s))) return goodbye(s);
  if (
    acts.isThanks(s.words) &&
    asked &&
    wishesIn(s.words, s.targets).length === 0 &&
    understandYesNo(s.words) !== 'yes' &&
    !/\?/.test(s.words)
  )
    return goodbye(s);
  // Thanks in the middle of something.
  return acts.isThanks(s.words) && s.note.open.length === 0 && understandYesNo(s.words) !== 'yes'
    ? say(line(s, 'all_right'), askAgain(s))
    : null;
}

export function goodbye(s: Situation): BrainAnswer {
  const waiting = waitingWish(s);
  const gone = /\b(?:forget|never ?mind|bye|goodbye|skip|leave|hang up)\b/i.test(s.words);
  if (waiting && s.note.caller === 'verified' && !gone) return takeUp(s, waiting);
  return { ...say(line(s, 'goodbye')), ...call('end_call') };
}

/** A question stands open whose answer may sound like an end: "no thanks", "I'm good". */
function openBusiness(s: Situation): boolean {
  if (s.asked === 'which_slot' && /\blater\b/i.test(s.words)) return true;
  return s.asked === 'which_slot' || s.asked === 'zip'
    ? !acts.isFarewell(s.words) && !/\b(?:bye|goodbye|that'?s (?:all|it|everything)|hang up)\b/i.test(s.words)
    : false;
}

/** "Never mind" in the middle of something, with no other wish in its place. */
export function droppedIt(s: Situation): BrainAnswer | null {
  if (!withdraws(s.words) || s.verifies || s.note.agent === 'human') return null;
  if (wishesIn(s.words, [...s.targets, s.note.agent]).length > 0 || s.words.split(' ').length > 8)
    return null;
  return finish(s, line(s, 'left_as_is'));
}

/** "Yes, drop it" of what was cancelled just now orders nothing further. */
export function doneAlready(s: Situation): BrainAnswer | null {
  const last = s.note.done.at(-1);
  if (s.asked !== 'anything_else' || last === undefined) return null;
  if (!pointsBack(s.words) && !/\b(?:do (?:it|that)|go ahead)\b/i.test(s.words)) return null;
  const says = /^(?:yes|yeah|yep|yup|ok|okay|sure)\b/i.test(s.words.trim());
  const again = last.startsWith('cancelled') && /\b(?:cancel|drop|scrap|call)\w*\b/i.test(s.words);
  const names = understandDateTimes(s.words, clockOf(s)).length > 0 || turnWants(s.words) === 'answer';
  if (names || !(says || again) || s.words.split(' ').length > SHORT) return null;
  return say(line(s, 'already_done'), line(s, 'anything_else'));
}

const SHORT = 7;
