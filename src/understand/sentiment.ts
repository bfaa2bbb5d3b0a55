// Weighs how a caller sounds, so that two bad turns in a row can bring a person (REQUIREMENTS H1).
import { plainWords } from './lexicon-normalise.ts';
import { HIDDEN, phrase } from './lexicon-phrase.ts';
import { DEGREES, NEGATIONS, PHRASE_VALENCES, VALENCES } from './sentiment-lexicon.ts';

/** How far back a negation or a degree word is looked for. */
const REACH = 3;
/** "Not good" is bad, but less so than "bad" is; VADER's measured factor. */
const NEGATED = -0.74;
/** Turns an open-ended sum into −1..1; two strong words alone give about 0.8. VADER uses 15 on longer texts. */
const SOFTNESS = 8;

const PHRASES = PHRASE_VALENCES.map(([valence, source]) => ({
  valence,
  expression: phrase(source, {}).expression,
}));

/** The feeling of an utterance from −1 (furious) over 0 (matter-of-fact) to 1 (delighted). */
export function understandSentiment(text: string): number {
  let rest = plainWords(text);
  let sum = 0;
  for (const { valence, expression } of PHRASES) {
    rest = rest.replace(expression, () => {
      sum += valence;
      return HIDDEN;
    });
  }
  const words = rest.trim().split(' ');
  words.forEach((word, at) => (sum += felt(word, words.slice(Math.max(0, at - REACH), at))));
  const shouted = isShouted(text) || /!\s*!/.test(text.slice(0, 2_000)) ? 1.2 : 1;
  const total = sum * shouted;
  return Math.round((total / Math.sqrt(total * total + SOFTNESS)) * 1_000) / 1_000;
}

function felt(word: string, before: readonly string[]): number {
  const valence = VALENCES.get(word);
  if (valence === undefined) return 0;
  const clause = before.slice(
    before.findLastIndex((earlier) => earlier === '.' || earlier === '?' || earlier === 'but') + 1,
  );
  const degree = clause.reduce((factor, earlier) => factor * (DEGREES.get(earlier) ?? 1), 1);
  return valence * degree * (clause.some((earlier) => NEGATIONS.has(earlier)) ? NEGATED : 1);
}

/** Capitals throughout are shouting only where there are enough of them, and small letters would have been possible. */
function isShouted(text: string): boolean {
  const letters = text.slice(0, 2_000).replace(/[^A-Za-z]/g, '');
  return letters.length >= 8 && letters === letters.toUpperCase();
}
