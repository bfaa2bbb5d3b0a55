// Finds names of people where they are said as such: "my name is …", "this is … calling". A name that only comes up in
// a sentence is not found: any word can be one.
import { FIRST_NAMES } from './first-names.ts';
import { isNameWord } from './names.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';
import type { Token } from './tokens.ts';

/** Given names that are words as well: they need more than "this is" before them. */
const ALSO_WORDS: ReadonlySet<string> = new Set(
  (
    'will mark grant hope joy may june april august rose grace frank bill rob sue pat art dale dawn holly ivy jack drew chance faith summer ' +
    'amber iris lily olive ruby robin victor miles wade chase lane rich max guy ray bob nick daisy hazel jade jasmine violet penny ' +
    'sandy gene dean earl duke forest heath cliff glen clay jean josh jay kay dee bonnie carol eve gail ginger honey jewel ken kit ' +
    'lance lee levi melody mercy miles norm paige pearl peg piper reed rusty sky sterling storm terry tina trinity wayne young ' +
    'price bishop king page angel christian jordan georgia virginia charlotte austin dallas paris chelsea florence'
  ).split(' '),
);

const LONGEST = 3;
const TITLE = /^(?:mr|mrs|ms|miss|dr|mister|doctor|sir)$/;
/** "My name", unlike "city name" and "company name". */
const OF_PEOPLE =
  /^(?:my|his|her|our|their|your|the|and|so|is|yes|yeah|hi|hello|customer|contact|tenant|husband's|wife's|mother's|father's|son's|daughter's|partner's|holder's|account|with|by|a)$/;
/** They say that what stands before them is who speaks. */
const WHO_SPEAKS = /^(?:calling|speaking|here|again|from|with)$/;
const NAME_NOUN = /^(?:name|surname|names|firstname|lastname)$/;
const OF_NAME = /^(?:full|first|last|middle|given|family|legal|complete|real|married|maiden)$/;

export function findNames({ plain, tokens }: Said): PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const found = nameBehind(plain, tokens, at);
    if (found === null) continue;
    spans.push({
      start: tokens[found.from]?.start ?? 0,
      end: tokens[found.to - 1]?.end ?? 0,
      type: 'PERSON',
    });
    at = found.to - 1;
  }
  return spans;
}

interface Found {
  readonly from: number;
  readonly to: number;
}

const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

function nameBehind(plain: string, tokens: readonly Token[], at: number): Found | null {
  const text = textAt(tokens, at);
  const next = textAt(tokens, at + 1);
  if (NAME_NOUN.test(text.replace(/'s$/, ''))) return named(plain, tokens, at);
  if (/^(?:under|for)$/.test(text) && next === 'the' && textAt(tokens, at + 2) === 'name') return null;
  if (text === 'this' && next === 'is') return presented(plain, tokens, at + 2);
  if ((text === "it's" || text === "i'm" || text === 'im') && at + 1 < tokens.length)
    return presented(plain, tokens, at + 1);
  if (text === 'i' && next === 'am') return presented(plain, tokens, at + 2);
  if (text === 'call' && next === 'me') return presented(plain, tokens, at + 2);
  const opens =
    at === 0 ||
    tokens[at - 1]?.kind === 'sign' ||
    /^(?:hi|hello|hey|yes|yeah|so)$/.test(textAt(tokens, at - 1));
  if (!opens || !FIRST_NAMES.has(text)) return null;
  const to = nameEnd(plain, tokens, at);
  return to !== null && /^(?:calling|speaking|here)$/.test(textAt(tokens, to)) ? { from: at, to } : null;
}

/** "My last name is …", "the name's …", "name: …", "last name is spelled w h i t e". */
function named(plain: string, tokens: readonly Token[], at: number): Found | null {
  let from = at + 1 + onSomething(tokens, at + 1);
  const colon = textAt(tokens, from) === ':';
  let told = /'s$/.test(textAt(tokens, at)) || colon;
  while (
    from < at + 6 &&
    (/^(?:is|'s|was|still|spelled|spelt|again|it's|its|of)$/.test(textAt(tokens, from)) ||
      tokens[from]?.kind === 'sign')
  ) {
    told ||= /^(?:is|'s|spelled|spelt|of)$/.test(textAt(tokens, from));
    from += 1;
  }
  const before = textAt(tokens, at - 1);
  const qualified = OF_NAME.test(before);
  const ofSomething = tokens[at - 1]?.kind === 'word' && !qualified && !OF_PEOPLE.test(before);
  if (ofSomething) return null;
  if (!told && !qualified) return null;
  if (TITLE.test(textAt(tokens, from))) from += textAt(tokens, from + 1) === '.' ? 2 : 1;
  const spelled = spellingEnd(tokens, from);
  if (spelled !== null) return { from, to: spelled };
  const to = nameEnd(plain, tokens, from);
  return to === null ? null : { from, to: spellingEnd(tokens, to) ?? to };
}

/** "The name *on the account* is …": how many tokens that takes. */
function onSomething(tokens: readonly Token[], at: number): number {
  if (!/^(?:on|for|in|under)$/.test(textAt(tokens, at))) return 0;
  const noun = /^(?:the|my|your|this|that|our)$/.test(textAt(tokens, at + 1)) ? at + 2 : at + 1;
  return textAt(tokens, noun + 1) === 'is' ? noun + 1 - at : 0;
}

/** "This is …", "I'm …": a known name, or one with "calling" or "speaking" behind it. */
function presented(plain: string, tokens: readonly Token[], at: number): Found | null {
  const titled = TITLE.test(textAt(tokens, at));
  const from = titled ? at + (textAt(tokens, at + 1) === '.' ? 2 : 1) : at;
  const first = textAt(tokens, from);
  const to = nameEnd(plain, tokens, from);
  if (to === null) return null;
  const speaks = /^(?:calling|speaking|here)$/.test(textAt(tokens, to));
  if (titled || (speaks && !/ing$|ly$/.test(first))) return { from, to };
  if (!FIRST_NAMES.has(first)) return null;
  const capital = /^\p{Lu}/u.test(plain.slice(tokens[from]?.start, tokens[from]?.end));
  const follows = tokens[to];
  const closes =
    follows === undefined ||
    follows.kind === 'sign' ||
    WHO_SPEAKS.test(follows.text) ||
    /^(?:and|i)/.test(follows.text);
  if (ALSO_WORDS.has(first)) return capital && to - from > 1 ? { from, to } : null;
  return closes || capital ? { from, to } : null;
}

/** Behind the words of a name that begins here; null when none does. */
function nameEnd(plain: string, tokens: readonly Token[], from: number): number | null {
  const capitals = /^\p{Lu}/u.test(plain.slice(tokens[from]?.start, tokens[from]?.end));
  let to = from;
  while (to < from + LONGEST) {
    const token = tokens[to];
    const hyphen = token?.text === '-' && token.glued && tokens[to + 1]?.glued === true;
    if (hyphen) {
      to += 2;
      continue;
    }
    if (token?.kind !== 'word' || token.breaks || !isNameWord(token.text) || WHO_SPEAKS.test(token.text))
      break;
    if (to > from && capitals && !/^\p{Lu}/u.test(plain.slice(token.start, token.end))) break;
    to += 1;
  }
  return to === from ? null : to;
}

/** Letters one by one: "w h i t e", "W-H-I-T-E". */
function spellingEnd(tokens: readonly Token[], from: number): number | null {
  let letters = 0;
  let to = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'sign' && /^[-.,]$/.test(token.text)) continue;
    if (/^(?:double|triple)$/.test(token.text)) continue;
    if (/^(?:as|like|for)$/.test(token.text) && letters > 0) {
      at += textAt(tokens, at + 1) === 'in' ? 2 : 1;
      to = Math.min(at + 1, tokens.length);
      continue;
    }
    if (token.text.length !== 1 || token.kind !== 'word') break;
    letters += 1;
    to = at + 1;
  }
  return letters >= 2 ? to : null;
}
