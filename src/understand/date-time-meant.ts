// Leaves out what a caller rules out ("not Tuesday"), and fillers that only look like a time ("now").
import type { Mention } from './date-time-mention.ts';

const REPLACED = /\b(?:instead of|rather than|other than|except(?: for)?|but not|and not) (?:on |at |the )?$/;
const CANNOT = /\b(?:can't|cannot|can not|cant|couldn't|won't|not able to|unable to)\b[^.?!]*$/;
const TURN = /\b(?:but|so|how about|what about|though|however)\b|[.?!;]/;
const DOES_NOT_SUIT =
  /^ (?:(?:does not|doesn't|doesnt|won't|wont|will not) (?:really )?(?:work|suit|do)|(?:is not|isn't|isnt|is no) (?:good|great|possible)|is (?:bad|out|full|too (?:early|late|soon)))\b/;

/** The mentions that are meant, out of all that were found. */
export function meant(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions.filter(
    (mention, index) =>
      (!mention.weak || isNeeded(text, mention, mentions)) &&
      (!mention.tentative || mentions.slice(0, index).some((earlier) => earlier.minute !== undefined)) &&
      !isRejected(text, mention, mentions.slice(index + 1)),
  );
}

// "not Tuesday, Thursday", "I can't do Monday but Tuesday works", "Wednesday instead of Tuesday".
function isRejected(text: string, mention: Mention, later: readonly Mention[]): boolean {
  if (mention.day === undefined && mention.minute === undefined) return false;
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  if (REPLACED.test(before)) return true;
  const next = later.find((other) => (mention.day === undefined ? other.minute : other.day) !== undefined);
  if (!next) return false;
  const gap = text.slice(mention.end, next.start);
  return (
    /\bnot (?:on |at )?$/.test(before) || (CANNOT.test(before) && TURN.test(gap)) || DOES_NOT_SUIT.test(gap)
  );
}

// "now" is a filler beside anything else, unless it is an end of a span.
function isNeeded(text: string, weak: Mention, mentions: readonly Mention[]): boolean {
  const others = mentions.filter((other) => !other.weak && (other.day ?? other.minute) !== undefined);
  if (others.length === 0) return true;
  const before = text.slice(Math.max(0, weak.start - 9), weak.start);
  const after = text.slice(weak.end, weak.end + 8);
  return (
    /(?:between|from|and|to|until|till) $/.test(before) &&
    (/(?:between|from) $/.test(before) ? /^ (?:and|to|until|till) /.test(after) : true)
  );
}
