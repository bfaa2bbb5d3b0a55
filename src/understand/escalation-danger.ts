// Stands in for the reader of danger until that is here: a few plain words of each kind.

/** Life at stake; something swallowed, breathed in or in the eyes; hurt or sick otherwise. */
export type Danger = 'emergency' | 'poison' | 'harm';

const KINDS: readonly (readonly [Danger, RegExp])[] = [
  [
    'emergency',
    / (?:throat (?:is )?(?:swelling|closing)|(?:can not|trouble) (?:breathe|breathing)|unconscious|passed out|chest pain|on fire|gas leak|kill myself|seizure) /,
  ],
  ['poison', / (?:(?:drank|ate|swallowed) (?:some|the|a|it)|in my eyes|fumes make|poisoned) /],
  [
    'harm',
    / (?:stung|bit) (?:me|my|him|her)| (?:dog|cat|kid|baby|son|daughter|bird) (?:is|got) (?:now )?(?:sick|hurt) (?:since|after|from)| now it is sick /,
  ],
];

/** @param plain text made by `plainWords` */
export function understandDanger(plain: string): Danger | null {
  return KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
