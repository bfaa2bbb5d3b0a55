// Spoken times of day in writing: "quarter to twelve" is "11:45", "two p m" is "02:00 p.m.".
import type { Rewrite, Speech, Value } from './written-speech.ts';
import { isWholeUtterance, pad, smallNumber, twoDigits } from './written-speech.ts';

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly end: number;
  /** "a.m.", "p.m." or nothing. */
  readonly half: string;
  /** True when the words can mean nothing but a time. */
  readonly plain: boolean;
}

function half(words: readonly string[], at: number): { text: string; end: number } {
  const [word = '', dot = '', second = '', last = ''] = words.slice(at, at + 4);
  if (/^[ap]m$/.test(word)) return { text: `${word.charAt(0)}.m.`, end: at + 1 };
  if (/^[ap]$/.test(word) && dot === 'm') return { text: `${word}.m.`, end: at + 2 };
  if (/^[ap]$/.test(word) && dot === '.' && second === 'm')
    return { text: `${word}.m.`, end: at + (last === '.' ? 4 : 3) };
  return { text: '', end: at };
}

const ZONES = /^(?:est|cst|mst|pst|edt|cdt|mdt|pdt|gmt|utc|bst|cet)$/;

function hourAt(words: readonly string[], at: number): Value | null {
  const hour = smallNumber(words, at);
  return hour !== null && hour.value <= 24 ? hour : null;
}

/** "quarter past one", "half past twelve", "twenty five to six". */
function relative(words: readonly string[], at: number): Clock | null {
  const from = words[at] === 'a' && words[at + 1] === 'quarter' ? at + 1 : at;
  const fraction = words[from] === 'quarter' ? 15 : words[from] === 'half' ? 30 : null;
  const number = fraction === null ? smallNumber(words, from) : { value: fraction, end: from + 1 };
  if (number === null) return null;
  const unit = /^min(?:ute)?s?$/.test(words[number.end] ?? '') ? number.end + 1 : number.end;
  const link = words[unit] ?? '';
  if (!/^(?:past|after|to|till|before|of)$/.test(link)) return null;
  // "five to six" is more often a range: minutes must be named, a fraction, or "ten to eleven pm".
  const named = fraction !== null || unit > number.end || link === 'past';
  if (number.value >= 60 || (fraction === 30 && link !== 'past')) return null;
  const hour = hourAt(words, unit + 1);
  if (hour === null || hour.value === 0) return null;
  const after = half(words, hour.end);
  const ranged = /^(?:from|between)$/.test(words[at - 1] ?? '');
  if (!named && (ranged || after.text === '' || number.value % 5 !== 0)) return null;
  const later = /^(?:past|after)$/.test(link);
  const before = hour.value === 1 ? 12 : hour.value - 1;
  return {
    hour: later ? hour.value : before,
    minute: later ? number.value : 60 - number.value,
    end: after.end,
    half: after.text,
    plain: true,
  };
}

/** "eleven fifty three p m", "eight o'clock", "two pm". */
function direct(words: readonly string[], at: number): Clock | null {
  const hour = hourAt(words, at);
  if (hour === null) return null;
  if (/^o'?clock$/.test(words[hour.end] ?? '')) {
    const after = half(words, hour.end + 1);
    return { hour: hour.value, minute: 0, end: after.end, half: after.text, plain: true };
  }
  const minutes = twoDigits(words, hour.end);
  if (minutes !== null && minutes.value < 60) {
    const after = half(words, minutes.end);
    return {
      hour: hour.value,
      minute: minutes.value,
      end: after.end,
      half: after.text,
      plain: after.text !== '',
    };
  }
  const after = half(words, hour.end);
  return after.text === '' || hour.value === 0 || hour.value > 12
    ? null
    : { hour: hour.value, minute: 0, end: after.end, half: after.text, plain: true };
}

/** "fourteen hours ten minutes and thirty seconds". */
function parts(words: readonly string[], at: number): Rewrite | null {
  const hours = hourAt(words, at);
  if (hours === null || !/^hours?$/.test(words[hours.end] ?? '')) return null;
  const skipAnd = (index: number): number => (words[index] === 'and' ? index + 1 : index);
  const minutes = smallNumber(words, skipAnd(hours.end + 1));
  if (minutes === null || !/^min(?:ute)?s?$/.test(words[minutes.end] ?? '')) return null;
  const seconds = smallNumber(words, skipAnd(minutes.end + 1));
  const text = `${pad(hours.value)}:${pad(minutes.value)}`;
  if (seconds === null || !/^seconds?$/.test(words[seconds.end] ?? '')) return { text, end: minutes.end + 1 };
  return { text: `${text}:${pad(seconds.value)}`, end: seconds.end + 1 };
}

const CUES = /^(?:at|by|until|till|before|after|around|about|from|is|it's|its|between|say|for)$/;

function format(clock: Clock): string {
  return `${pad(clock.hour)}:${pad(clock.minute)}${clock.half === '' ? '' : ` ${clock.half}`}`;
}

const short = (clock: Clock): string =>
  `${clock.hour}${clock.minute === 0 ? '' : `:${pad(clock.minute)}`}${clock.half.replace(/\./g, '')}`;

export function writtenTime(speech: Speech, at: number): Rewrite | null {
  const { words } = speech;
  const spelled = parts(words, at);
  if (spelled !== null) return spelled;
  const clock = relative(words, at) ?? direct(words, at);
  if (clock === null) return null;
  const cued = CUES.test(words[at - 1] ?? '') && clock.hour <= 12;
  const alone = isWholeUtterance(speech, at, clock.end) && clock.hour <= 12 && clock.hour > 0;
  if (!clock.plain && !cued && !alone) return null;
  // Two times with "to" between are a range, written with a dash.
  const until = /^(?:to|till|until)$/.test(words[clock.end] ?? '') ? direct(words, clock.end + 1) : null;
  if (until !== null && until.half !== '' && clock.half !== '') {
    return { text: `${short(clock)}-${short(until)}`, end: until.end };
  }
  const [region = '', kind = '', time = ''] = words.slice(clock.end, clock.end + 3);
  if (
    time === 'time' &&
    /^(?:eastern|central|mountain|pacific)$/.test(region) &&
    /^(?:standard|daylight)$/.test(kind)
  ) {
    return { text: `${format(clock)} ${region.charAt(0)}${kind.charAt(0)}t`, end: clock.end + 3 };
  }
  const zone = words[clock.end] ?? '';
  const spaced = words.slice(clock.end, clock.end + 3).join('');
  if (ZONES.test(zone)) return { text: `${format(clock)} ${zone}`, end: clock.end + 1 };
  if (ZONES.test(spaced)) return { text: `${format(clock)} ${spaced}`, end: clock.end + 3 };
  return { text: format(clock), end: clock.end };
}
