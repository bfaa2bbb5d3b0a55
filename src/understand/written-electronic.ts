// Spoken e-mail and web addresses in writing: "a dot b at g mail dot com".
import { UNITS } from './number-words.ts';
import { readBelowHundred } from './numbers.ts';
import type { Rewrite, Speech } from './written-speech.ts';

const JOINERS: Readonly<Record<string, string>> = {
  dot: '.', underscore: '_', dash: '-', hyphen: '-', plus: '+', slash: '/',
}; // prettier-ignore
const TOP_LEVEL =
  /^(?:com|net|org|edu|gov|mil|info|io|co|uk|us|ca|de|fr|eu|au|in|ie|nz|app|dev|ai|tv|me|biz)$/;
/** Words that stand before an address and are no part of it. */
const TALK =
  /^(?:is|it's|its|at|to|my|the|an?|email|e-mail|mail|address|website|site|on|by|and|or|of|you|can|for|send|me|reach|visit|go)$/;

interface Unit {
  readonly text: string;
  readonly end: number;
}

/** One part between joiners: letters and digits spelled one by one, and at most one whole word behind them. */
function unitAt(words: readonly string[], at: number): Unit | null {
  let text = '';
  let end = at;
  for (; end < words.length;) {
    const word = words[end] ?? '';
    if (Object.hasOwn(JOINERS, word) || word === 'at') break;
    const number = UNITS.has(word) || /^\d+$/.test(word) ? null : readBelowHundred(words, end);
    if (/^[a-z]$/.test(word) || /^\d+$/.test(word)) text += word;
    else if (UNITS.has(word)) text += String(UNITS.get(word));
    else if (number !== null && !number.ordinal) text += String(number.value);
    else if (/^[a-z]+$/.test(word)) return { text: text + word, end: end + 1 };
    else break;
    end = number === null || number.ordinal ? end + 1 : number.end;
  }
  return text === '' ? null : { text, end };
}

/** Units with joiners between: "john dot smith", "g mail dot com slash help". */
function chain(words: readonly string[], at: number): (Unit & { dots: number; last: string }) | null {
  const first = unitAt(words, at);
  if (first === null) return null;
  let { text, end } = first;
  let dots = 0;
  let last = first.text;
  for (;;) {
    const joiner = JOINERS[words[end] ?? ''];
    const next = joiner === undefined ? null : unitAt(words, end + 1);
    if (joiner === undefined || next === null) return { text, end, dots, last };
    if (joiner === '.') dots++;
    if (!text.includes('/') || joiner !== '/') last = joiner === '/' ? last : next.text;
    text += joiner + next.text;
    end = next.end;
  }
}

const isHost = (part: { dots: number; last: string; text: string }): boolean =>
  part.dots > 0 &&
  (TOP_LEVEL.test(part.last) || /\/|^www\./.test(part.text) || /^[a-z]{2,3}$/.test(part.last));

export function writtenElectronic({ words }: Speech, at: number): Rewrite | null {
  if (TALK.test(words[at] ?? '') && !/^a$/.test(words[at] ?? '')) return null;
  const local = chain(words, at);
  if (local === null) return null;
  if (words[local.end] === 'at') {
    const host = chain(words, local.end + 1);
    if (host !== null && isHost(host)) return { text: `${local.text}@${host.text}`, end: host.end };
  }
  return isHost(local) ? { text: local.text, end: local.end } : null;
}
