// Tells when visits are, moves them, books new ones.
import { plain } from '../acts.ts';
import { offeredServices, serviceIn } from '../company-facts.ts';
import { isBridge, questionIn, type Question } from '../open-question.ts';
import { fresh, timesCalled, type Situation } from '../situation.ts';
import { call, either, line, say } from '../speak.ts';
import type { BrainAnswer } from '../request.ts';
import { doneResult, proposedResult, slotTakenResult } from '../tool-results.ts';
import { answersProposal, besideProposal, proposalOf } from './proposal.ts';
import { askAgain } from '../ask-again.ts';
import { afterChange } from '../conversation.ts';
import { chooseSlot, searchSlots } from './slot-search.ts';
import { clockOf, finish, offeredSlots, readOut, slotTimes, visitsOf } from './skill.ts';
import { asksAboutVisits, tellVisits, tellWhich } from './tell-visits.ts';
import { splitMove } from '../move-words.ts';
import { visitToMove } from './visit-to-move.ts';
import {
  understandDateTimes,
  understandYesNo,
  withoutOthersAppointments,
  withoutPolicyQuestions,
} from '../../../understand/index.ts';

const CHANGES = ['reschedule_appointment', 'book_appointment'] as const;

export function scheduling(s: Situation): BrainAnswer | null {
  for (const tool of CHANGES) {
    // Code tells the caller what was proposed.
    if (fresh(s, tool, proposedResult)) return {};
    const told = tellDone(s, tool) ?? tellTaken(s, tool);
    if (told) return told;
  }
  const next = plan(s);
  return next ?? besideProposal(s, visitsOf(s) ?? []);
}

function plan(s: Situation): BrainAnswer | null {
  const visits = visitsOf(s);
  const besides = ARRANGING.has(s.asked) && s.steps.length === 0 && asksAboutVisits(s.words);
  if (visits && besides) return say(tellVisits(s, visits), askAgain(s));
  const wish = wishOf(s);
  // What is no question about visits is not answered with them again.
  if (wish === 'tell' && s.asked === 'anything_else' && s.words !== '' && wishIn(s.words, s, false) === null)
    return null;
  if (answersProposal(s) && chooseSlot(s) === null) return searchSlots(s, { changeOnly: true });
  switch (wish) {
    case 'tell':
      return tell(s);
    case 'move':
      return move(s);
    case 'book':
      return book(s);
    case null:
      return say(line(s, 'ask_book_or_move'));
  }
}

/** In a longer story a pest that is named may be the one that a visit is for. In words. */
const SHORT = 15;

/** Questions beside which a caller may ask when they come. */
const ARRANGING: ReadonlySet<Question | null> = new Set(['which_slot', 'when', 'service']);

type SchedulingWish = 'tell' | 'move' | 'book';

const MOVE =
  /\b(?:mov(?:e|ed|ing)|reschedul\w*|chang(?:e|ed|ing)|postpon(?:e|ed|ing)|push(?:ed|ing)?|delay(?:ed|ing)?|bring (?:it |that )?forward|switch(?:ed|ing)?|swap(?:ped|ping)?|shift(?:ed|ing)?|rebook|different (?:day|time|date)|another (?:day|time|date)|can'?t (?:make|do|be)|cannot (?:make|do|be)|won'?t be|one (?:that )?i have|existing|earlier (?:appointment|visit|date)|put (?:it|that) off|instead of)\b/;
const BOOK =
  /\b(?:book(?!ed|ing)|new (?:visit|appointment|one|booking|treatment)|(?:make|set up|get|need|want|have|like|do) (?:a |an |another )(?:new )?(?:\w+ ){0,3}(?:appointment|visit|treatment|inspection|removal|cleaning|booking)|schedule (?:a|an|another|some|new|someone|somebody))\b/;
/** A problem, told as one: not while something else is being arranged ("I have work until three"). */
const PROBLEM =
  /\b(?:come (?:out|over|by|and|to)|send (?:someone|somebody|a)|exterminat\w+|infest\w*|get rid of|i(?:'ve| have)? (?:got |have |see |saw |found )|there(?:'s| is| are) \w+|available|availability|openings?|new)\b/;
/** Of one that is on the books: "so I have this appointment on Thursday". */
const HAS_VISIT =
  /\b(?:i|we)(?:'ve got| have| got| already have) (?:this|an|my|a|the) (?:\w+ ){0,2}(?:appointment|visit|treatment)\b/;
const EARLIER_OR_LATER =
  /\b(?:make (?:it|that)|anything|something|a bit|any|come|be|put|do|have it)(?: an?)?(?: \w+){0,3} (?:later|earlier|sooner)\b/;
/** "Can you make it Friday?", "quarterly to March 10". */
const TO_ANOTHER = /\bmake (?:it|that)\b|\b(?:instead|rather)\b|\bto\b/;

/** The latest words that say it decide; before them what is being arranged, and first what was asked for at the handover. */
function wishOf(s: Situation): SchedulingWish | null {
  if (s.asked === 'book_one' && understandYesNo(s.words) === 'yes') return 'book';
  const arranged = arrangedNow(s);
  const now = s.words ? wishIn(s.words, s, arranged !== null) : null;
  const texts = s.episode.at(-1) === s.words ? s.episode.slice(0, -1) : s.episode;
  return (
    now ?? arranged ?? texts.map((text) => wishIn(text, s, false)).findLast((wish) => wish !== null) ?? null
  );
}

/** What the agent's own last questions are about. */
function arrangedNow(s: Situation): SchedulingWish | null {
  const open = s.steps.length > 0 || s.asked === null || s.asked === 'anything_else' ? null : s.asked;
  if (s.asked === 'book_or_move') return null;
  // Turned down, it is still what is being arranged.
  const proposed = answersProposal(s) ? proposalOf(s)?.tool : undefined;
  if (proposed === 'reschedule_appointment') return 'move';
  if (proposed === 'book_appointment') return 'book';
  if (open === 'service') return 'book';
  if (open === 'which_visit') return 'move';
  for (const text of s.said.slice(-8).toReversed()) {
    const asked = questionIn(text);
    if (asked === 'anything_else' || isBridge(text)) return null;
    if (asked === 'service' || /\bbook (?:a|an) /.test(text)) return 'book';
    if (/\b(?:should i move|like to move|suit you instead|work better for you)\b/.test(text)) return 'move';
  }
  return null;
}

function wishIn(text: string, s: Situation, arranging: boolean): SchedulingWish | null {
  const said = plain(withoutPolicyQuestions(withoutOthersAppointments(text)));
  // What is said of a wish that was too long to repeat.
  if (said === 'book or move an appointment') return null;
  if (
    MOVE.test(said) &&
    !(arranging && /\b(?:different|another) (?:day|time|date)\b|\bcan'?t (?:make|do|be)\b/.test(said))
  )
    return 'move';
  const shifts = understandDateTimes(text, clockOf(s)).some(({ shift }) => shift !== undefined);
  if (!arranging && (shifts || EARLIER_OR_LATER.test(said))) return 'move';
  const { which, when } = splitMove(text, clockOf(s));
  const places =
    when !== '' && (!/\bto\b/.test(said) || serviceIn(plain(which), offeredServices(s.instructions)));
  if (!arranging && places && TO_ANOTHER.test(said) && !BOOK.test(said)) return 'move';
  if (!arranging && (asksAboutVisits(text) || HAS_VISIT.test(said))) return 'tell';
  if (BOOK.test(said)) return 'book';
  if (arranging) return null;
  if (PROBLEM.test(said)) return 'book';
  if (/\b(?:schedule|appointment|visit)\b/.test(said) && said.split(' ').length <= 4 && !/\bmy\b/.test(said))
    return 'book';
  const short = said.split(' ').length <= SHORT;
  return short && serviceIn(said, offeredServices(s.instructions)) && s.episode[0] === text ? 'book' : null;
}

function tell(s: Situation): BrainAnswer | null {
  const visits = visitsOf(s);
  if (!visits) return listVisits(s);
  const told = tellVisits(s, visits);
  return visits.length === 0 ? say(told, line(s, 'offer_booking')) : finish(s, told);
}

function listVisits(s: Situation): BrainAnswer | null {
  return timesCalled(s, 'list_appointments') < 2 ? call('list_appointments') : null;
}

function move(s: Situation): BrainAnswer | null {
  const visits = visitsOf(s);
  if (!visits) return listVisits(s);
  if (visits.length === 0) return say(line(s, 'no_visits'), line(s, 'offer_booking'));
  const visit = visitToMove(s, visits);
  if (Array.isArray(visit)) {
    const key = s.asked === 'which_visit' && s.steps.length === 0 ? 'which_again' : 'which_to_move';
    return say(line(s, key, { visits: readOut(key, visit) }));
  }
  const which = s.steps.length === 0 && s.asked !== 'which_visit' ? tellWhich(s, visit, visits) : null;
  if (which !== null) return say(which, askAgain(s));
  const slot = chooseSlot(s);
  if (slot)
    return change(s, 'reschedule_appointment', { appointment_id: visit.appointment_id, slot_id: slot });
  return searchSlots(s, { move: visit });
}

function book(s: Situation): BrainAnswer | null {
  const services = offeredServices(s.instructions);
  const texts = [...s.episode, s.words].filter(Boolean);
  const service =
    [s.callerTurns, texts]
      .flat()
      .map((text) => serviceIn(text, services))
      .findLast((one) => one !== null) ?? (services.length === 1 ? services[0] : undefined);
  if (!service) return say(line(s, 'ask_service', { services: either(services) }));
  const slot = chooseSlot(s);
  if (slot) return change(s, 'book_appointment', { slot_id: slot, service });
  return searchSlots(s, {});
}

function change(s: Situation, tool: string, args: Record<string, unknown>): BrainAnswer | null {
  return timesCalled(s, tool) > 1 ? null : call(tool, args);
}

function tellDone(s: Situation, tool: string): BrainAnswer | null {
  const done = fresh(s, tool, doneResult);
  return (
    done &&
    afterChange(
      s,
      line(s, 'done_booked', { service: done.service ?? 'visit', when: done.when ?? 'that day' }),
    )
  );
}

function tellTaken(s: Situation, tool: string): BrainAnswer | null {
  const taken = fresh(s, tool, slotTakenResult);
  if (!taken) return null;
  const slots = offeredSlots(s);
  return slots.length > 0
    ? say(line(s, 'slot_taken', { slots: slotTimes(slots) }))
    : say(line(s, 'no_slots'), line(s, 'ask_other_day'));
}
