// What a caller's words say to "May we record this call?". A yes must be said; a wish instead is no answer.
import { understandIntents, understandYesNo } from '../understand/index.ts';

export interface ConsentAnswer {
  verdict: 'yes' | 'no' | 'unclear' | 'none';
  /** There is more in it, which somebody has to answer. */
  wish: boolean;
}

const QUESTION = 'May we record this call?';
const NO_RECORDING = /\b(?:don'?t|do not|not|never|without|no)\b.*\brecord/i;
/** Who says no more than this has asked back. */
const ASKS_BACK =
  /^(?:\W*(?:uh|um|er|sorry|pardon|excuse me|huh|hello|hi|hey|what|why|who|come again|say (?:that|it) again|repeat)\b)/i;
const KEYED = /\(keyed in \d+ digits?\)/;
const SHORT = 3;
const LONGEST_ASKING_BACK = 7;

export function consentIn(text: string): ConsentAnswer {
  // Keys that nobody asked for: whoever is asked for their ZIP code too early is not held up by a question.
  if (KEYED.test(text)) return { verdict: 'none', wish: true };
  const wish = understandIntents(text).some(({ intent }) => intent !== 'other');
  const verdict = NO_RECORDING.test(text) ? 'no' : understandYesNo(text, { question: QUESTION });
  if (verdict !== 'unclear') return { verdict, wish };
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  const asksBack = !wish && words <= (ASKS_BACK.test(text) ? LONGEST_ASKING_BACK : SHORT);
  return asksBack ? { verdict: 'unclear', wish: false } : { verdict: 'none', wish: true };
}
