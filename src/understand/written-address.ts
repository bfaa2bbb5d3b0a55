// Spoken street addresses in writing: "twelve south first street" is "12 s 1st st".
import { readNumber } from './numbers.ts';
import type { Rewrite, Speech } from './written-speech.ts';
import { smallNumber, twoDigits } from './written-speech.ts';
import { ordinal } from './written-amount.ts';
import { US_STATES } from './us-states.ts';

const STREETS: ReadonlyMap<string, string> = new Map([
  ['street', 'st'], ['avenue', 'ave'], ['road', 'rd'], ['court', 'ct'], ['drive', 'dr'], ['lane', 'ln'],
  ['boulevard', 'blvd'], ['place', 'pl'], ['square', 'sq'], ['terrace', 'ter'], ['parkway', 'pkwy'],
  ['highway', 'hwy'], ['circle', 'cir'], ['expressway', 'expy'], ['freeway', 'fwy'], ['way', 'way'],
]); // prettier-ignore

const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['north', 'n'], ['south', 's'], ['east', 'e'], ['west', 'w'],
  ['northeast', 'ne'], ['northwest', 'nw'], ['southeast', 'se'], ['southwest', 'sw'],
]); // prettier-ignore

const LONGEST_STREET_NAME = 4;

/** House numbers are said in pairs: "fourteen twenty eight", "one twenty three", "three oh five". */
function houseNumber(words: readonly string[], at: number): { text: string; end: number } | null {
  const word = words[at] ?? '';
  if (/^\d+$/.test(word)) return { text: word, end: at + 1 };
  const first = smallNumber(words, at);
  if (first === null || first.value === 0) return null;
  const second = twoDigits(words, first.end);
  if (second !== null)
    return { text: `${first.value}${String(second.value).padStart(2, '0')}`, end: second.end };
  const whole = readNumber(words, at);
  return whole === null || whole.ordinal ? null : { text: String(whole.value), end: whole.end };
}

/** The name between house number and kind of street, and the kind. */
function street({ words, tokens }: Speech, at: number): Rewrite | null {
  const parts: string[] = [];
  for (let index = at; index < words.length && parts.length <= LONGEST_STREET_NAME;) {
    const word = words[index] ?? '';
    const kind = STREETS.get(word);
    if (kind !== undefined && parts.length > 0)
      return { text: `${parts.join(' ')} ${kind}.`, end: index + 1 };
    if (
      tokens[index]?.kind !== 'word' ||
      /^(?:is|was|in|and|the|to|for|of|a|on|by|dollars?|minutes?|people)$/.test(word)
    )
      return null;
    const number = readNumber(words, index);
    if (number !== null && !number.ordinal) return null;
    parts.push(number === null ? (DIRECTIONS.get(word) ?? word) : ordinal(number.value));
    index = number?.end ?? index + 1;
  }
  return null;
}

/** A state at the end of what was said, behind at most three words of town. */
function state({ words }: Speech, at: number): Rewrite | null {
  for (let from = at; from <= Math.min(at + 3, words.length - 1); from++) {
    const name = words
      .slice(from)
      .filter((word) => word !== '.')
      .join(' ');
    const code = US_STATES.get(name);
    if (code !== undefined) {
      const town = words.slice(at, from).filter((word) => word !== ',');
      return { text: [...town, code].join(' '), end: words.length };
    }
  }
  return null;
}

export function writtenAddress(speech: Speech, at: number): Rewrite | null {
  const house = houseNumber(speech.words, at);
  if (house === null) return null;
  const named = street(speech, house.end);
  if (named === null) return null;
  const rest = state(speech, named.end);
  const text = `${house.text} ${named.text}`;
  return rest === null ? { text, end: named.end } : { text: `${text} ${rest.text}`, end: rest.end };
}
