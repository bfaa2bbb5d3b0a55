// Digits for the places where a caller keyed some in: the log has only how many there were.
import type { Utterance } from './split-turns.ts';

const KEYED = String.raw`\(keyed in (\d+) digits?\)`;
const SPOKEN = String.raw`\[(?:zip|digits)\]`;

/** A turn that was keyed in, and nothing said. */
export function isKeyed(text: string): boolean {
  return new RegExp(`^${KEYED}$`).test(text);
}

/** A ZIP code that came at least in part over the keypad; null where none was keyed or the pieces do not add up. */
export function zipOverPieces(window: readonly Utterance[], zip: string): Utterance[] | null {
  const texts = window.map(({ text }) => text);
  const counts = texts.flatMap((text) =>
    [...text.matchAll(new RegExp(KEYED, 'g'))].map(([, n]) => Number(n)),
  );
  const keyed = counts.reduce((sum, count) => sum + count, 0);
  const lastSpoken = texts.findLastIndex((text) => new RegExp(SPOKEN).test(text));
  const said = zip.length - keyed;
  if (counts.length === 0 || said < 0 || (said > 0 && lastSpoken < 0)) return null;
  let rest = zip;
  const next = (count: number): string => {
    const digits = rest.slice(0, count);
    rest = rest.slice(count);
    return Array.from(digits).join(' ');
  };
  return window.map(({ turn, text }, index) => {
    let open = said > 0 && index === lastSpoken;
    const filled = text.replace(new RegExp(`${KEYED}|${SPOKEN}`, 'g'), (blank, count?: string) => {
      if (count !== undefined) return next(Number(count));
      if (!open) return blank;
      open = false;
      return next(said);
    });
    return { turn, text: filled };
  });
}

/** Keys that were no part of a ZIP code. */
export function madeUpKeys(text: string): string {
  return text.replace(new RegExp(KEYED, 'g'), (_keyed, count: string) =>
    Array.from({ length: Number(count) }, () => '1').join(' '),
  );
}
