// A change that was proposed: told to the caller, carried out after their yes, dropped after their no.
import { understandYesNo } from '../../../understand/index.ts';
import { plain } from '../acts.ts';
import { fresh, type Situation } from '../situation.ts';
import { line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { proposedResult } from '../tool-results.ts';

/** What the tool has just proposed, put to the caller. */
export function tellProposal(s: Situation, tool: string): BrainAnswer | null {
  const proposed = fresh(s, tool, proposedResult);
  return proposed ? say(line(s, 'propose', { summary: proposed.will_happen })) : null;
}

/** Whether the caller's words answer a proposal that stands open. */
export function answersProposal(s: Situation): boolean {
  return (
    s.note.proposal !== null &&
    s.steps.length === 0 &&
    s.words !== '' &&
    (s.asked === 'confirm' || s.asked === null)
  );
}

/** The same call again, with the caller's yes behind it; null unless they said yes. */
export function confirmed(s: Situation): BrainAnswer | null {
  const { proposal } = s.note;
  if (!proposal || !answersProposal(s) || understandYesNo(s.words) !== 'yes') return null;
  if (namesAnotherDay(s.words, proposal.summary)) return null;
  return { calls: [{ tool: proposal.tool, args: proposal.args }] };
}

const DAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|morning|afternoon|evening|week)\b/g;

/** "Ok, Thursday" is no yes to a Monday. */
function namesAnotherDay(words: string, summary: string): boolean {
  // Of "from Thursday to Monday" the Monday is proposed.
  const proposed =
    summary
      .toLowerCase()
      .split(/ to (?=\w+day\b)/)
      .at(-1) ?? '';
  return [...plain(words).matchAll(DAY)].some(([day]) => !proposed.includes(day));
}

/** The caller's no, in words that ask for nothing new. */
export function declined(s: Situation): BrainAnswer | null {
  if (!answersProposal(s) || understandYesNo(s.words) !== 'no') return null;
  return say(line(s, 'left_as_is'), line(s, 'something_else'));
}

/** What a yes would cost is in the proposal itself; anything unclear is asked again. */
export function askAgain(s: Situation): BrainAnswer | null {
  const { proposal } = s.note;
  if (!proposal || !answersProposal(s)) return null;
  return say(line(s, 'ask_yes_or_no', { summary: proposal.summary }));
}

/** "What does that cost?" while a proposal that tells the price is open. */
export function asksItsPrice(s: Situation): boolean {
  const said = plain(s.words);
  if (/\b(?:why|when|what if|waive|avoid|policy|always)\b/.test(said)) return false;
  return (
    answersProposal(s) &&
    /\b(?:fee|costs?|charge|price|free)\b|\bhow much(?: (?:is|does|will|would)\b|$)/.test(said) &&
    /\b(?:fee|charge|dollars?)\b/.test(s.note.proposal?.summary ?? '')
  );
}
