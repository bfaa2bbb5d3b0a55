// A change that was proposed. Code reads it to the caller and makes it after their yes; what is left is what they say beside.
import { isThanks, plain } from '../acts.ts';
import type { OpenProposal } from '../note.ts';
import type { Situation } from '../situation.ts';
import { line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import type { Visit } from '../tool-results.ts';
import { asksAboutVisits, tellVisits, tellWhich } from './tell-visits.ts';

/** What the caller's words may be about: a change that waits for their yes, or one that they have just turned down. */
export function proposalOf({ note }: Situation): OpenProposal | null {
  return note.open[0] ?? note.turnedDown[0] ?? null;
}

/** Whether the words came in place of a yes. */
export function answersProposal(s: Situation): boolean {
  return proposalOf(s) !== null && s.steps.length === 0 && s.words !== '';
}

/** Neither a yes nor anything to serve: code asks again, so there is little to say. */
export function besideProposal(s: Situation, visits: readonly Visit[]): BrainAnswer | null {
  if (!answersProposal(s)) return null;
  if (s.note.turnedDown.length > 0) return say(line(s, 'left_as_is'), line(s, 'something_else'));
  if (asksItsPrice(s)) return say(price(s));
  const id = proposalOf(s)?.args.appointment_id;
  const visit = visits.find(({ appointment_id }) => appointment_id === id);
  const which = visit ? tellWhich(s, visit, visits) : null;
  if (which !== null) return say(which);
  if (visits.length > 0 && asksAboutVisits(s.words)) return say(tellVisits(s, visits, visit?.appointment_id));
  return say(line(s, isThanks(s.words) ? 'all_right' : 'back_to_it'));
}

function price(s: Situation): string {
  const fee = /^for a fee of (.+)$/.exec(costOf(s) ?? '')?.[1];
  return fee === undefined ? line(s, 'costs_nothing') : line(s, 'costs', { fee });
}

/** "What does that cost?" while a proposal that tells the price is open. */
export function asksItsPrice(s: Situation): boolean {
  const said = plain(s.words);
  if (/\b(?:why|when|what if|waive|avoid|policy|always)\b/.test(said)) return false;
  return (
    answersProposal(s) &&
    /\b(?:fee|costs?|charge|price|free)\b|\bhow much(?: (?:is|does|will|would)\b|$)/.test(said) &&
    costOf(s) !== null
  );
}

function costOf(s: Situation): string | null {
  const [, cost] = /, (at no charge|for a fee of .+)$/.exec(proposalOf(s)?.summary ?? '') ?? [];
  return cost ?? null;
}
