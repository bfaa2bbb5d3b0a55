// The offer of a person that the note asks for, put behind the answer that would be given anyway.
import type { BrainAnswer } from './request.ts';
import { questionIn, type Question } from './open-question.ts';
import type { Situation } from './situation.ts';
import { line, say } from './speak.ts';

/** Questions that a yes belongs to, or that offer a person themselves. */
const NOT_BESIDE: readonly (Question | null)[] = [
  'retry',
  'book_one',
  'person',
  'message_or_person',
  'message_or_callback',
];

export function withOffer(s: Situation, answer: BrainAnswer): BrainAnswer {
  const { say: said = '', calls = [] } = answer;
  if (!s.note.offersPerson || !s.targets.includes('human') || calls.length > 0 || said === '') return answer;
  // Code asks for a yes next.
  if (s.note.open.length > 0) return answer;
  return NOT_BESIDE.includes(questionIn(said)) ? answer : say(said, line(s, 'offer_person_too'));
}
