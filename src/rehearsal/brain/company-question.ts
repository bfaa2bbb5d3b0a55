// What a caller asks about the company: its hours and services, which every prompt tells, and what its documents answer.
import { asksPolicy, policyQuestionsIn } from '../../understand/index.ts';
import { plain } from './acts.ts';

const HOURS =
  /\b(?:(?:your|the|business|office|opening) hours|what hours|hours of|when (?:are|do) you (?:guys )?(?:open|close)|what time do you (?:guys )?(?:open|close)|are you (?:guys )?(?:open|closed)|how late are you)\b/;

export function asksHours(text: string): boolean {
  return HOURS.test(plain(text));
}

const OFFER =
  /\b(?:what (?:services|kinds?|types?|sorts?|all)|which services|what do you (?:guys )?(?:do|offer|treat)|do you (?:guys |all |folks |also |ever )*(?:do|offer|treat|handle|provide|take care of|get rid of|kill|service))\b/;

/** Why the ZIP code is wanted, which whoever asks for it can tell. */
export function asksWhyZip(text: string, askedNow: boolean): boolean {
  const said = plain(text);
  return (
    (askedNow ? /\bwhy\b/ : /\bwhy\b.*\bzip\b|\bzip\b.*\bwhy\b/).test(said) ||
    /\bwhat\b.*\b(?:need|want|use|is|do with) (?:it|that|this|my zip|the zip)(?: code)?(?: for)?\b/.test(
      said,
    ) ||
    (askedNow && /^(?:(?:and|so|but|um|wait|sorry) )*what(?:'s| is) (?:it|that|this) for\b/.test(said))
  );
}

/** What the company does, and whether something is among it. */
export function asksServices(text: string): boolean {
  return OFFER.test(plain(text));
}

export function isCompanyQuestion(text: string): boolean {
  return asksPolicy(text) || policyQuestionsIn(text) !== '' || asksHours(text);
}
