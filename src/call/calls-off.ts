// Whether somebody who is told that they are being handed over will not have it.
import { interruptionKind, understandYesNo } from '../understand/index.ts';

/** "No, you can do it": whatever follows, it begins with a refusal. */
const REFUSES =
  /^\W*(?:(?:um|uh|oh|well|but|wait|sorry)\W+)*(?:no|nope|nah|not|i (?:said|meant))\b(?!\W+(?:idea|clue|problem|worries|doubt|wonder|hurry|rush|sure))/i;
/** "I'd rather stay with you", "do not put me through". */
const STAYS =
  /\b(?:rather|prefer|want|like|let me|can['’]?t? i|could i)\b.*\b(?:stay|stick|remain|keep)\b|\b(?:do not|don['’]t|no need to|without)\b.*\b(?:transfer|hand|put|send|connect|pass|switch|forward)/i;

export function callsOff(words: string): boolean {
  const kind = interruptionKind(words);
  if (kind === 'stop' || understandYesNo(words) === 'no') return true;
  return STAYS.test(words) || (kind === 'correction' && REFUSES.test(words));
}
