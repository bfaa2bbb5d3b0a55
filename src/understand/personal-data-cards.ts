// Finds when a card runs out: with the number it is a means of payment. Its security code is a number like others.
import { MONTH } from './number-words-around.ts';
import type { PersonalDataSpan, Said } from './personal-data-types.ts';
import { TEENS, TENS, UNITS } from './number-words.ts';
import type { Token } from './tokens.ts';

const LEAD = /^(?:exp|expires?|expiry|expiration|expiring|expired|thru|valid|good)$/;
/** These run out too, and the caller wants to speak of it. */
const NO_CARD =
  /\b(?:plan|contract|warranty|offer|coupon|service|subscription|agreement|coverage|policy|lease|discount|promotion|guarantee|permit|license)\b/;
const LINK =
  /^(?:date|is|of|on|in|the|at|with|it's|will|be|was|until|through|thru|til|to|by|month|year|[:,#-])$/;
const LONGEST_LINK = 6;
const LONGEST_VALUE = 7;

/** "Expires 04/27", "valid thru december twenty twenty seven". */
export function findExpiries({ plain, tokens }: Said): PersonalDataSpan[] {
  if (!/exp|thru|through|valid|good/i.test(plain)) return [];
  return tokens.flatMap((token, index): PersonalDataSpan[] => {
    if (!LEAD.test(token.text)) return [];
    if (
      /^(?:valid|good)$/.test(token.text) &&
      !/^(?:thru|through|until|til|to)$/.test(tokens[index + 1]?.text ?? '')
    )
      return [];
    let from = index + 1;
    while (from < index + LONGEST_LINK && LINK.test(tokens[from]?.text ?? '')) from += 1;
    const to = valueEnd(tokens, from);
    const about = plain.slice(Math.max(0, token.start - 40), token.start).toLowerCase();
    if (to === null || NO_CARD.test(about)) return [];
    return [{ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, type: 'CARD' }];
  });
}

/** Behind a month and a year, or two numbers; null where there are none. */
function valueEnd(tokens: readonly Token[], from: number): number | null {
  let numbers = 0;
  let month = false;
  let end = from;
  for (let at = from; at < Math.min(from + LONGEST_VALUE, tokens.length); at += 1) {
    const { text, kind } = tokens[at] ?? { text: '', kind: 'sign' };
    const isNumber =
      kind === 'digits' || UNITS.has(text) || TEENS.has(text) || TENS.has(text) || /^(?:o|oh)$/.test(text);
    if (isNumber) numbers += 1;
    else if (MONTH.test(text)) month = true;
    else if (/^(?:\/|-|\.|,|slash|dash|of|two|thousand|hundred|and)$/.test(text)) continue;
    else break;
    end = at + 1;
  }
  return numbers >= 2 || (month && numbers >= 1) ? end : null;
}
