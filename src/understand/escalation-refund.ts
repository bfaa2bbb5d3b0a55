// Finds how much money a caller wants back, in figures or in words, to compare it with what agents may decide.
import { occurs, phrase } from './lexicon-phrase.ts';

const WANTS_MONEY_BACK = phrase('refund*|{back}', {
  back: 'money back, cash back to me, dollars back, pounds back, bucks back',
});

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
  }),
);
const CURRENCY = /^(?:dollars?|bucks?|usd|pounds?|quid|euros?|rupees?|grand|[$£€])$/;

/** The largest sum of money named beside a wish for a refund, or null. Takes text made by `plainWords`. */
export function refundAmount(plain: string): number | null {
  if (!occurs(WANTS_MONEY_BACK, plain)) return null;
  const words = plain.trim().split(' ');
  const sums = words.flatMap((word, at) => sumAt(word, words, at));
  return sums.length === 0 ? null : Math.max(...sums);
}

function sumAt(word: string, words: readonly string[], at: number): readonly number[] {
  const figure = /^([$£€]?)(\d+(?:\.\d{1,2})?)([$£€]?)k?$/.exec(word);
  // A bare figure may be an order number; money carries its sign or is followed by its name.
  if (figure && (figure[1] !== '' || figure[3] !== '' || CURRENCY.test(words[at + 1] ?? '')))
    return [Number(figure[2]) * (words[at + 1] === 'grand' ? 1_000 : 1)];
  const scale = word === 'hundred' ? 100 : word === 'thousand' || word === 'grand' ? 1_000 : 0;
  const unit = UNITS.get(words[at - 1] ?? '');
  if (scale === 0 || unit === undefined) return [];
  // "Five hundred and fifty" is over five hundred: any number word after the scale counts as one more unit of money.
  const rest = words[at + 1] === 'and' ? words[at + 2] : words[at + 1];
  const more =
    rest !== undefined &&
    /^(?:\w+ty|\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/.test(rest);
  return [unit * scale + (more ? 1 : 0)];
}
