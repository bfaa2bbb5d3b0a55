// A wish that a colleague serves, said anywhere: the caller is handed over for it.
import { HUMAN } from '../../domain/customer-context.ts';
import { understandCallback } from '../../understand/index.ts';
import { pick } from './pick.ts';
import type { BrainAnswer } from './request.ts';
import { VERIFIER, type Situation } from './situation.ts';
import { asksItsPrice, proposalOf } from './skills/proposal.ts';
import { asChoice, clockOf, describeVisit, transfer, transferAll, visitsOf } from './skills/skill.ts';
import { leavesWord } from './skills/messages.ts';
import { asksAboutVisits } from './skills/tell-visits.ts';
import { line } from './speak.ts';
import { plainWishesIn, pointsBack, reasonFrom, wishesIn } from './wishes.ts';

/** Null where there is none, or it is this agent's own. */
export function otherWish(s: Situation): BrainAnswer | null {
  const isForPeople = () => leavesWord(s.words) || understandCallback(s.words) === 'wanted';
  if (s.note.agent === HUMAN && s.tools.has('leave_message') && isForPeople()) return null;
  if (s.note.caller !== 'verified' || s.note.agent === '' || s.verifies) return unverifiedWish(s);
  if (s.asked === 'message' || asksItsPrice(s)) return null;
  // A call later is arranged by whoever can.
  if (s.tools.has('leave_message') && understandCallback(s.words) === 'wanted') return null;
  // Whoever has the visits tells of them.
  if (s.tools.has('list_appointments') && asksAboutVisits(s.words)) return null;
  const mine = (agent: string) => agent === s.note.agent;
  const wishes = plainWishesIn(s.words, [...s.targets, s.note.agent]);
  const [first] = wishes;
  if (!first || mine(first.agent)) return null;
  // Who cannot be there may have it moved as well.
  if (
    s.note.agent === 'scheduling' &&
    first.agent === 'cancellation' &&
    !/\bcancel/i.test(s.words) &&
    CANNOT.test(s.words)
  )
    return null;
  const others = wishes.filter(({ agent }) => !mine(agent) && s.targets.includes(agent));
  const [next, ...rest] = others.map(({ agent, wish }) => ({ agent, wish: withVisit(s, wish) }));
  return next ? transferAll(line(s, 'bridge'), next, rest) : null;
}

const CANNOT = /\b(?:can'?t|cannot|won'?t|not going to|unable to) (?:make|be|do)\b/i;

/** A caller waiting for a person who wants something after all has to be verified first. */
function unverifiedWish(s: Situation): BrainAnswer | null {
  if (s.verifies || s.note.caller !== 'unknown' || s.asked === 'message') return null;
  const verifier = s.targets.find((agent) => VERIFIER.test(agent));
  const [wish] = wishesIn(s.words, ['scheduling', 'billing', 'cancellation', ...s.targets]);
  return verifier && wish ? transfer(s, verifier, reasonFrom(wish.wish, 'other')) : null;
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
