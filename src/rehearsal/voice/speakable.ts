// Text as flite can say it: plain letters, and no symbol that it would spell out or swallow.

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—]/g, ', '],
  [/…/g, '...'],
  [/\bZIP\b/g, 'zip'],
  [/\bAM\b/g, 'A M'],
  [/\bPM\b/g, 'P M'],
  [/&/g, ' and '],
  [/[*_#`<>|\\^~{}[\]]/g, ' '],
];

/** Empty when there is nothing to say. */
export function toSpeakable(text: string): string {
  const plain = SPOKEN.reduce((said, [pattern, words]) => said.replace(pattern, words), text)
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[a-z0-9]/i.test(plain) ? plain : '';
}
