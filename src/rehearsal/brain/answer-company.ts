// Answers what a caller asks about the company: from the prompt where it tells, otherwise from the documents.
import { policyQuestionsIn } from '../../understand/index.ts';
import { askAgain } from './ask-again.ts';
import { offeredServices, openingHours, serviceIn } from './company-facts.ts';
import { asksHours, asksServices, asksWhyZip, isCompanyQuestion } from './company-question.ts';
import type { BrainAnswer } from './request.ts';
import type { Situation } from './situation.ts';
import { asksItsPrice } from './skills/proposal.ts';
import { both, call, line, say } from './speak.ts';

/** Null where nothing of the kind is asked. */
export function companyQuestion(s: Situation): BrainAnswer | null {
  if (s.asked === 'message' || asksItsPrice(s)) return null;
  // Digits are an answer to verification, and why they are wanted is told with the question.
  if (s.verifies && (SAID.test(s.words) || asksWhyZip(s.words, s.asked === 'zip'))) return null;
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
  const question = policyQuestionsIn(s.words) || s.words;
  return call('lookup_policy', { question: aboutWhat(s, bareQuestion(question)) });
}

const SAID = /\((?:said|keyed in) \d+ digits?\)/;

/** "What's the fee for that": of what this agent does. */
function aboutWhat(s: Situation, question: string): string {
  const moves = s.episode.some((text) => /\b(?:mov|reschedul|chang|push|put)/i.test(text));
  const deed = s.note.agent === 'scheduling' && !moves ? undefined : DEEDS[s.note.agent];
  if (deed === undefined) return question;
  const money = /\b(?:fees?|costs?|charg\w+|free|price|pay)\b/i.test(question);
  return question
    .replace(/\b(change|move|reschedule|cancel) (?:that|this|it)\b/i, '$1 a visit')
    .replace(/\b(?:that|this|it)\b/i, (pronoun) => (money ? deed : pronoun));
}

const DEEDS: Readonly<Record<string, string | undefined>> = {
  scheduling: 'moving a visit to another day',
  cancellation: 'cancelling a visit',
};

/** Without "wait", "um" and "I was wondering", which say nothing about the matter. */
function bareQuestion(words: string): string {
  const lead =
    /^(?:(?:um+|uh+|so|well|and|okay|ok|oh|hi|hello|hey|but|yes|yep|go ahead|please|yeah|wait|sorry|actually|also|quick question|(?:just )?one (?:more |other )?(?:thing|question)|before that|by the way|i was wondering(?: if)?|can you tell me|could you tell me|tell me)\b[ ,]*)+/i;
  return words.replace(lead, '').slice(0, 300);
}
