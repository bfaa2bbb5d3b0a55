// People's names as callers give them: said, spelled, or both.
import { FIRST_NAMES } from './first-names.ts';
import { likeness, longestSpelling } from './spelling.ts';
import type { Spelled } from './spelling.ts';
import { clip, tokenise } from './tokens.ts';
import { firstUnderstood, likely, sure } from './understood.ts';
import type { Understood } from './understood.ts';

/** What callers say in front of a name. Used repeatedly, so that "oh sorry, it's" goes altogether. */
const LEAD_IN =
  /^(?:[\s,.!-]+|(?:no(?= (?:my|it|i))|uh|um|er|erm|ah|oh|well|so|hi|hello|hey|yes|yeah|yep|sure|ok|okay|alright|right|certainly|of course|sorry|please|no problem|absolutely|thanks|thank you|great|good (?:morning|afternoon|evening)|you (?:can|may) call me|call me|it has not changed|it is still|it's still|it is|it's|its|this is|that's|that is|that would be|i'm|i am|im|(?:my|the|his|her|our|your) (?:full |first |last |middle |given |family |complete |legal )?(?:name|surname)(?:'s| is| was| would be)?|(?:full ?|first ?|last ?|sur)?name(?:'s| is|:)?|under(?: the name(?: of)?)?|mr|mrs|ms|miss|dr|mister|doctor|is|and|speaking|with|for)(?![\p{L}'])\.?)/iu;

/** Where a name ends: the caller has gone on to say something else. */
const STOP =
  /^(?:and|but|with|my|account|acct|acc|ac|pin|ssn|social|number|num|no|date|dob|birth|phone|email|address|zip|policy|claim|booking|confirmation|company|city|here|speaking|i|i'd|i'm|i've|it|it's|it'll|its|is|was|actually|let's|please|from|at|of|on|calling|security|card|credit|the|a|an|because|so|that|this|if|can|could|would|how|thanks|thank|yes|for|to|maybe|spelled|spelt|like|as|born|living|there|sir|madam|dear|n)$/;

/** Words no name is made of; one of them in the place of a name means that none was given. */
const NOT_A_NAME =
  /^(?:don't|dont|do|does|did|not|no|nope|never|can't|cannot|cant|can|won't|what|what's|whats|why|who|who's|where|when|how|which|forgot|forget|remember|know|idea|sure|sorry|want|need|like|tell|give|giving|you|your|they|them|we|me|have|has|had|help|human|person|agent|operator|representative|robot|someone|somebody|talk|speak|wait|hold|hang|moment|second|minute|minutes|just|already|none|nothing|nobody|business|private|guess|think|trying|calling|looking|going|here|there|are|am|be|been|will|would|should|could|okay|ok|hello|hi|yes|yeah|thanks|repeat|pardon|understand|comfortable|rather|same|before|different|again|stop|today|tomorrow|old|years|about|because|only|very|much|any|anything|something|it|this|that|these|those|with|in|up|down|out|off|over)$/;

/** Whether a word, in lower case, can be a part of a name. */
export function isNameWord(word: string): boolean {
  return !STOP.test(word) && !NOT_A_NAME.test(word) && !SAID_OF_NAMES.test(word);
}

/** Words that tell something about a name: "my name is wrong on the bill". */
const SAID_OF_NAMES =
  /^(?:wrong|misspelled|misspelt|incorrect|correct|right|different|missing|still|listed|changed|now|important|required|needed|taken|also|too|always|usually|kind|sort|hard|easy|pronounced|long|short|common|unusual|similar|new|old|first|last|middle|full|after|attached|associated|registered|supposed|getting|being|showing|spelling)$/;

const titleCase = (word: string): string => word.replace(/(^|['-])\p{L}/gu, (match) => match.toUpperCase());

function stripLeadIn(text: string): string {
  let rest = text;
  for (let rounds = 0; rounds < 12; rounds++) {
    const shorter = rest.replace(LEAD_IN, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
  return rest;
}

/** Below this a spelled name is taken for one name, even where it starts like another ("Bennett"). */
const SHORTEST_FULL_NAME = 8;

/** Cuts a name spelled without a pause behind its longest known given name. */
function splitLetters(letters: string): string {
  if (letters.includes(' ')) return letters;
  if (letters.length < SHORTEST_FULL_NAME) return letters;
  for (let size = Math.min(11, letters.length - 3); size >= 3; size--) {
    // "Davidson" is one name.
    if (FIRST_NAMES.has(letters.slice(0, size)) && letters.slice(size) !== 'son')
      return `${letters.slice(0, size)} ${letters.slice(size)}`;
  }
  return letters;
}

const written = (letters: string): string =>
  letters.trim().split(' ').filter(Boolean).map(titleCase).join(' ');

/** Words of the name said, up to where something else begins; null when these are not a name. */
function saidName(text: string): string[] | null {
  const [sentence = ''] = stripLeadIn(clip(text)).split(/[.!?;:()\n]|\s-\s|\d/u, 1);
  const parts = sentence
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const [first = '', second = ''] = parts.map((part) => stripLeadIn(part));
  // "Brian, Brian White": the first name once more, with the rest.
  const chosen = second.toLowerCase().startsWith(`${first.toLowerCase()} `) ? second : first;
  const words: string[] = [];
  for (const word of chosen.split(/\s+/)) {
    const plain = word.toLowerCase();
    if (NOT_A_NAME.test(plain)) {
      if (words.length === 0) return null;
      break;
    }
    if (STOP.test(plain) || words.length === 4) break;
    if (!/^\p{L}[\p{L}\p{M}'-]*$/u.test(word)) break;
    words.push(word);
  }
  return words.length === 0 ? null : words;
}

/** "Jon Davies, D A V I E S": what was spelled replaces the word it resembles. */
function combine(words: readonly string[], spelled: string): string {
  const whole = words.join('').toLowerCase();
  if (likeness(whole, spelled) > 0.75) return written(splitLetters(spelled));
  const scores = words.map((word) => likeness(word.toLowerCase(), spelled));
  const top = Math.max(...scores);
  if (top < 0.6) return [...words, written(spelled)].map(titleCase).join(' ');
  return words
    .map((word, index) => (index === scores.indexOf(top) ? written(spelled) : titleCase(word)))
    .join(' ');
}

/** Doubled by the recogniser at the very start: "a a ngela". */
function tidy(spelled: Spelled): string {
  const letters = spelled.letters.replace(/^([aeiou])\1(?=[^aeiou])/, '$1');
  // Said twice, with or without the word between: the first full spelling stands.
  const half = letters.slice(0, letters.length / 2);
  return half.length >= 3 && half + half === letters ? half : letters;
}

function readName(text: string): Understood<string> {
  const body = stripLeadIn(clip(text));
  const spelled = longestSpelling(body);
  if (spelled === null) {
    const words = saidName(text);
    return words === null
      ? null
      : sure(words.map((word) => (/^\p{Ll}/u.test(word) ? titleCase(word) : word)).join(' '));
  }
  const start = tokenise(body)[spelled.from]?.start ?? 0;
  const words = start === 0 ? null : saidName(body.slice(0, start));
  const letters = tidy(spelled);
  return likely(words === null ? written(splitLetters(letters)) : combine(words, letters));
}

/**
 * A person's name, in title case where it came in lower case.
 *
 * @example understandName("it's Jon Davies, d-a-v-i-e-s") // Jon Davies
 */
export function understandName(
  text: string,
  options: { readonly nbest?: readonly string[] } = {},
): Understood<string> {
  return firstUnderstood(text, options.nbest, readName);
}
