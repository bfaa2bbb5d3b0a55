// Takes a goodbye out of a sentence of a model that would say it to somebody who still waits for something.

const NICE =
  '(?:very|really|great|good|nice|wonderful|lovely|pleasant|safe|fantastic|blessed|happy|rest|of|your|the|a|an)';
const WHEN = '(?:day|evening|night|afternoon|morning|weekend|week|one|holidays?|time)';
const GOODBYE = [
  '(?:(?:good|bye)[ -]?)?bye',
  `(?:(?:i|we) hope you )?(?:have|enjoy) ${NICE}(?: ${NICE})* ${WHEN}`,
  'take (?:good )?care(?! of (?!yourself))',
  '(?:(?:thank you|thanks)(?: so much| again| very much)? for|we appreciate) (?:calling|your call|contacting|your time)',
  '(?:(?:i|we)(?:.ll| will) )?(?:talk|speak) to you (?:soon|later|then|again)',
  '(?:(?:i|we)(?:.ll| will) )?see you (?:soon|later|then|next time)',
  '(?:good night|farewell|so long)',
].join('|');

/** A goodbye and what little may stand behind it, e.g. a name. */
const LEAVE = new RegExp(
  String.raw`(?:^|[,;–—-]\s*(?:and |so |then )?|\s+(?:and|so|then)\s+)(?:${GOODBYE})(?:,? (?:now|for now|then|too|as well|today|ahead|with us)){0,3}((?:,? \p{L}+)?(?: \p{L}+){0,2})(?=\s*(?:[.,;!–—-]|$))`,
  'giu',
);

/**
 * What is left to say; '' where it was nothing but a goodbye.
 * @example withoutGoodbye("It's on Friday, have a great day!") // "It's on Friday!"
 */
export function withoutGoodbye(sentence: string): string {
  if (sentence.includes('?')) return sentence;
  // One may stand behind another: "Thank you for calling, goodbye."
  const rest = leftOf(leftOf(sentence));
  if (rest === sentence) return sentence;
  const kept = rest.replace(/^[\s,;.!–—-]+|[\s,;–—-]+$/g, '');
  if (!/\p{L}/u.test(kept)) return '';
  return /[.!]$/.test(kept) ? kept : `${kept}.`;
}

function leftOf(text: string): string {
  return text.replace(LEAVE, (found: string, behind: string) => {
    if (/^(?:,? \p{Lu}\p{L}+)*$/u.test(behind)) return '';
    return behind.startsWith(',') ? behind : found;
  });
}
