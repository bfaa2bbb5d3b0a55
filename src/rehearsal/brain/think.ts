// The brain: what a language model would answer to this request. A pure function of the request, nothing remembered.
import { askAgain } from './ask-again.ts';
import { isCompanyQuestion } from './company-question.ts';
import { converse } from './conversation.ts';
import { afterError } from './after-error.ts';
import { answerFrom } from './passage.ts';
import type { BrainAnswer, BrainRequest } from './request.ts';
import { withOffer } from './offer-person.ts';
import { fresh, readSituation, type Situation } from './situation.ts';
import { line, missedBefore, say } from './speak.ts';
import { policyResult } from './tool-results.ts';
import { billing } from './skills/billing.ts';
import { cancellation } from './skills/cancellation.ts';
import { human } from './skills/human.ts';
import { messages } from './skills/messages.ts';
import { scheduling } from './skills/scheduling.ts';
import { finish, type Skill } from './skills/skill.ts';
import { verification } from './skills/verification.ts';

/** Longer replies than this are broken off before the framework does. */
const MOST_CALLS = 6;

/** What an agent can do is known by its tools; the first that it has decides. */
const SKILLS: readonly (readonly [tool: string, skill: Skill])[] = [
  ['cancel_appointment', cancellation],
  ['reschedule_appointment', scheduling],
  ['book_appointment', scheduling],
  ['list_open_invoices', billing],
];

export function think(request: BrainRequest): BrainAnswer {
  const s = readSituation(request);
  return withOffer(s, answer(s));
}

function answer(s: Situation): BrainAnswer {
  if (s.steps.length > MOST_CALLS) return say(line(s, 'trouble'), line(s, 'offer_person'));
  if (s.steps.length > 0) return continued(s);
  if (s.note.moment.kind === 'recovered') return recovered(s);
  if (s.note.moment.kind === 'answer' || s.words !== '') {
    const said = converse(s);
    if (said) return said;
  }
  return skilled(s);
}

/** After tool results: tell them, or take the next step. */
function continued(s: Situation): BrainAnswer {
  const last = s.steps.at(-1);
  // Whoever takes over speaks next, and after a goodbye nobody does.
  if (last && last.error === null && (last.tool === 'transfer_call' || last.tool === 'end_call')) return {};
  const failed = last && last.error !== null ? afterError(s, last) : null;
  return failed ?? toldPolicy(s) ?? skilled(s);
}

function skilled(s: Situation): BrainAnswer {
  return messages(s) ?? skillOf(s)?.(s) ?? lost(s);
}

function skillOf(s: Situation): Skill | undefined {
  if (s.verifies) return verification;
  if (s.note.agent === 'human') return human;
  return SKILLS.find(([tool]) => s.tools.has(tool))?.[1];
}

/** Quoted in short, then back to the open question. */
function toldPolicy(s: Situation): BrainAnswer | null {
  const found = fresh(s, 'lookup_policy', policyResult);
  if (!found) return null;
  const asked = s.steps.findLast(({ tool }) => tool === 'lookup_policy')?.args.question;
  const question = typeof asked === 'string' ? asked : s.words;
  // What nobody would look up there is hardly answered there.
  const least = isCompanyQuestion(question) ? 1 : 2;
  const told = answerFrom(found.passages, `${s.words} ${question}`, least);
  if (told === '') {
    const asksOn = s.verifies || s.note.open.length > 0;
    return say(line(s, 'policy_unknown'), asksOn ? askAgain(s) : line(s, 'offer_person'));
  }
  if (s.asked === 'anything_else' || s.asked === null) return finish(s, told);
  return say(told, askAgain(s));
}

function recovered(s: Situation): BrainAnswer {
  return say(line(s, 'transfer_failed'));
}

/** Not understood: ask in other words, and after two misses offer a person. */
function lost(s: Situation): BrainAnswer {
  const person = missedBefore(s) && s.targets.includes('human');
  return say(line(s, 'not_understood'), person ? line(s, 'offer_person') : askAgain(s));
}
