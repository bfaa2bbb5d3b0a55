// Takes a message in the caller's own words, or asks for a callback. Any agent that has the tool can.
import type { z } from 'zod';
import { understandCallback, understandDateTimes, understandYesNo } from '../../../understand/index.ts';
import { personWanted, plain } from '../acts.ts';
import { fresh, type Situation } from '../situation.ts';
import { call, line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { leftResult, numberResult, whichDayResult } from '../tool-results.ts';
import { clockOf, finish, pickDay } from './skill.ts';

const TOOL = 'leave_message';
const LONGEST = 900;

const MESSAGE =
  /\b(?:(?:take|leave|pass(?: on)?|send|give (?:them|him|her)|left) (?:a |the |my |this |on a )?(?:message|note|word)|message)\b/;
/** "Tell them that the gate code has changed": the message itself. */
const CONTENT =
  /\b(?:(?:tell|let) (?:them|him|her|the (?:team|technician|manager|office|guys?)|somebody|someone|your \w+)(?: know)?|message(?::| (?:that|saying|is|for \w+ that))|say that|note that|know that|pass on that)[ ,:]+(?:that )?(.{4,})$/i;

/** Digits, said or written, or what they were masked by. */
const NUMBER = /\d|\[\w|\b(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)\b/i;

/** Whether word is to be left, whatever it is about. */
export function leavesWord(words: string): boolean {
  return MESSAGE.test(plain(words));
}

export function messages(s: Situation): BrainAnswer | null {
  if (!s.tools.has(TOOL)) return null;
  const left = fresh(s, TOOL, leftResult);
  if (left) return tellLeft(s, left);
  const open = fresh(s, TOOL, whichDayResult);
  if (open) return say(open.question);
  const named = fresh(s, TOOL, numberResult);
  if (named)
    return say(
      named.number === undefined
        ? line(s, 'callback_impossible')
        : line(s, 'callback_check', { number: named.number }),
    );
  if (s.steps.length > 0 || s.words === '') return null;
  const again = callbackOn(s) ?? callbackTo(s);
  if (again) return again;
  const said = plain(s.words);
  const content = CONTENT.exec(s.words)?.[1];
  if (content)
    return call(TOOL, { message: clip(s.words), callback: understandCallback(s.words) === 'wanted' });
  if (understandCallback(s.words) === 'wanted')
    return call(TOOL, {
      message: callbackMessage(s),
      callback: true,
      ...(namesTime(s) ? { when: s.words } : {}),
    });
  if (s.asked === 'callback_number' && NUMBER.test(s.words))
    return call(TOOL, { message: callbackMessage(s), callback: true });
  if (s.asked === 'message')
    return understandYesNo(s.words) === 'unclear'
      ? call(TOOL, { message: clip(s.words), callback: false })
      : say(line(s, 'ask_message'));
  const chosen = s.asked === 'message_or_callback' || s.asked === 'message_or_person';
  if (MESSAGE.test(said) || (chosen && /\b(?:first|former)\b/.test(said))) return say(line(s, 'ask_message'));
  return null;
}

/** The answer to "did you mean Tuesday the 8th or Wednesday the 9th": the same callback, on that day. */
function callbackOn(s: Situation): BrainAnswer | null {
  const last = s.past.at(-1);
  const open = last?.tool === TOOL ? whichDayResult.safeParse(last.result).data : undefined;
  if (!last || !open || s.asked !== 'when') return null;
  const day = pickDay(s, open.days);
  const [before] = understandDateTimes(String(last.args.when), clockOf(s));
  return call(TOOL, { ...last.args, when: day === null ? s.words : `${day} ${before?.time ?? ''}`.trim() });
}

/** The answer to "is it the number ending in 0 1 4 2": yes, another number, or only no. */
function callbackTo(s: Situation): BrainAnswer | null {
  const last = s.past.at(-1);
  if (last?.tool !== TOOL || !numberResult.safeParse(last.result).success) return null;
  if (NUMBER.test(s.words) || understandYesNo(s.words) === 'yes') return call(TOOL, last.args);
  return understandYesNo(s.words) === 'no' ? say(line(s, 'callback_other')) : null;
}

function namesTime(s: Situation): boolean {
  return understandDateTimes(s.words, clockOf(s)).some(
    ({ role }) => role === 'asked' || role === 'ruled_out',
  );
}

/** The caller's own words when they say what it is about; otherwise the wish that was told before. */
function callbackMessage({ note, words }: Situation): string {
  const wishes = [
    note.wantsNow,
    note.moment.kind === 'handover' ? note.moment.reason : null,
    note.calledAbout,
  ];
  const about = wishes.find((wish) => wish && !personWanted(wish));
  if (words.split(' ').length > 7) return clip(words);
  return clip(about ? `Please call back about: ${about}` : 'Please call back.');
}

function tellLeft(s: Situation, left: z.output<typeof leftResult>): BrainAnswer {
  if (left.status === 'not_passed_on') return finish(s, line(s, 'not_passed_on'));
  if (left.next_step !== undefined) return say(line(s, 'callback_no_number'));
  if (left.call_back !== undefined && left.number !== undefined)
    return finish(s, line(s, 'callback_left_for_to', { when: left.call_back, number: left.number }));
  if (left.call_back !== undefined) return finish(s, line(s, 'callback_left_for', { when: left.call_back }));
  if (left.number !== undefined) return finish(s, line(s, 'callback_left_to', { number: left.number }));
  const callback = s.steps.findLast(({ tool }) => tool === TOOL)?.args.callback === true;
  return finish(s, line(s, callback ? 'callback_left' : 'message_left'));
}

function clip(text: string): string {
  return text.trim().slice(0, LONGEST);
}
