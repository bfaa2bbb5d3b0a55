// Finds how much money a caller wants back, in figures or in words, to compare it with what agents may decide.
import { occurs, phrases, without } from './lexicon-phrase.ts';
import type { WordClasses } from './lexicon-phrase.ts';
import { readNumber } from './numbers.ts';

const MONEY: WordClasses = {
  sum: '#, hundred, thousand, grand, dollars, dollar, bucks, pounds, euros, money, cash, payment, deposit, all of it, every penny, every cent',
};

const WANTS_MONEY_BACK = phrases(
  [
    'refund*|reimburs*',
    '{sum} back',
    '{sum} ..3 returned|refunded|reimbursed|credited',
    'owed|owe ..4 {sum}',
    'pay me|us ..6 back',
    'give|put|send|credit|want|need|expect|return|get|getting|like|have ..6 back',
    'return|returning|returned my|our|the|that ..3 {sum}',
    'reverse|reversed|reversing|reversal ..6 charge|charges|payment|transaction|{sum}',
    'you|they|company owe|owes me|us',
  ],
  MONEY,
);

/** Movements of people, debts of the caller's own, and refunds that have been had. */
const NOT_WANTED = phrases(
  [
    'come|came|coming|call|calling|called|go|going|went|ring|write|get|getting back !my !the !our !all !#',
    'i|we ..2 owe',
    'i|we ..1 will|can|could|would|am|are ..2 pay ..6 back',
    'how|to|i ..4 pay ..6 back',
    'refundable|nonrefundable',
    'refund policy|policies',
    'i|we ..1 got|received ..3 refund*|reimburs*',
    // Asking where a refund is asks for no decision about it.
    'status|track|tracking|check|checking|waiting|wait|expecting|when|where|progress ..6 refund*|reimburs*',
    'i|we|was|were|been|you|they|already refunded|reimbursed',
    'not|never need|want|asking|ask ..5 refund*|back',
  ],
  MONEY,
);

/** Directly before a bare figure these make it money: "refund me 650", "credit the 899 back". */
const BEFORE_MONEY = /^(?:refund|reimburse|credit|return|refunded|reimbursed)$/;
const SMALL_WORDS = /^(?:me|us|the|my|a|of|full|whole|entire|that|this)$/;
/** "Over five hundred" is more than five hundred. */
const MORE_THAN = /^(?:over|above|exceeding)$/;
const CURRENCY = /^(?:dollars?|bucks?|usd|pounds?|quid|euros?|rupees?|grand|[$£€])$/;
const LARGE = /^(?:hundred|thousand|grand)s?$/;
/** A number after one of these names something and is no sum. */
const LABEL = /^(?:order|number|account|invoice|reference|ticket|code|policy|claim|unit|apartment|suite)$/;

/** The largest sum of money named beside a wish for a refund, or null. Takes text made by `plainWords`. */
export function refundAmount(plain: string): number | null {
  const wish = without(NOT_WANTED, plain);
  if (!WANTS_MONEY_BACK.some((sought) => occurs(sought, wish))) return null;
  const words = wish.trim().split(' ');
  const sums: number[] = [];
  for (let at = 0; at < words.length;) {
    const { sum, end } = sumAt(words, at);
    if (sum !== null) sums.push(sum);
    at = end;
  }
  return sums.length === 0 ? null : Math.max(...sums);
}

interface SumRead {
  readonly sum: number | null;
  /** Index of the first word after what was read. */
  readonly end: number;
}

function sumAt(words: readonly string[], at: number): SumRead {
  const word = words[at] ?? '';
  const figure = /^([$£€]?)(\d{1,12}(?:\.\d{1,2})?)(k?)([$£€]?)$/.exec(word);
  if (figure) {
    const thousands = figure[3] !== '' || words[at + 1] === 'grand' || words[at + 1] === 'thousand';
    const named = CURRENCY.test(words[at + 1] ?? '') || thousands;
    // A bare figure may be an order number; money carries its sign or is followed by its name.
    const isMoney = figure[1] !== '' || figure[4] !== '' || named || followsRefund(words, at);
    const sum = Number(figure[2]) * (thousands ? 1_000 : 1);
    return { sum: isMoney ? sum + beyond(words, at) : null, end: at + 1 };
  }
  // "My thousand dollars": the scale alone is one of it.
  if (LARGE.test(word)) return { sum: word.startsWith('hundred') ? 100 : 1_000, end: at + 1 };
  const read = readNumber(words, at);
  if (read === null || read.ordinal) return { sum: null, end: at + 1 };
  const grand = words[read.end] === 'grand';
  const spoken = words.slice(at, read.end);
  const isSum = grand || CURRENCY.test(words[read.end] ?? '') || spoken.some((part) => LARGE.test(part));
  const labelled = LABEL.test(words[at - 1] ?? '');
  return {
    sum: isSum && !labelled ? Number(read.value) * (grand ? 1_000 : 1) + beyond(words, at) : null,
    end: read.end,
  };
}

function followsRefund(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (SMALL_WORDS.test(words[before] ?? '')) before -= 1;
  return BEFORE_MONEY.test(words[before] ?? '');
}

function beyond(words: readonly string[], at: number): number {
  const moreThan = words[at - 1] === 'than' && words[at - 2] === 'more';
  return moreThan || MORE_THAN.test(words[at - 1] ?? '') ? 1 : 0;
}
