// Cuts English words to what their forms share: "cancellation", "cancelled", "cancelling" → "cancel".

const ENDINGS =
  /(?:ations?|itions?|ments?|ances?|ences?|ness|ings?|edly|ed|ers?|ably|ibly|able|ible|ly|ions?|als?|ive)$/;
const SHORTEST = 3;

/** Both sides of a comparison are cut in the same way: what is left need not be a word. */
export function stem(word: string): string {
  if (word.length <= SHORTEST || /\d/.test(word)) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/(?<![su])s$/, '');
  const cut = singular.replace(ENDINGS, (ending, at: number) => (at < SHORTEST ? ending : ''));
  const single = cut.replace(/([bdfgklmnprt])\1$/, '$1');
  return single.length > SHORTEST ? single.replace(/[eyi]$/, '') : single;
}
