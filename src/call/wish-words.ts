// How wishes stand in what people read of a call: each once, short, and what the caller said themselves in quotation marks,
// so that nothing in it reads as ours.

/** Of one wish. Characters. */
const LONGEST = 120;
/** A model gives a reason in one phrase; what holds more is somebody's speech. */
const SPEECH = /[.:;!?<>{}[\]#"“”`\n]/;

/**
 * In the middle of a sentence: without what they ended with, and without those that say nothing.
 * @param said The caller's turns, as the record has them.
 * @example tellWishes(['asks what they owe', 'cancel it!'], ['Cancel it!']) // ['asks what they owe', '“cancel it”']
 */
export function tellWishes(wishes: readonly string[], said: readonly string[]): string[] {
  const turns = said.map(plain);
  const told = wishes.flatMap((wish) => {
    const words = plain(wish);
    if (words === '') return [];
    const bare = wish.trim().replace(/[\s.,;!?]+$/, '');
    const text = shortened(bare);
    const isSpeech = SPEECH.test(bare) || turns.some((turn) => turn.includes(words));
    return [isSpeech ? `“${text.replace(/["“”]/g, "'")}”` : text];
  });
  return [...new Set(told)];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function shortened(text: string): string {
  const whole = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (whole.length <= LONGEST) return whole;
  return `${whole.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
