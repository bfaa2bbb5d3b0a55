// Whether a telephone number can be called at all, by the North American plan's own rules: libraries know which ranges are
// in use, and a number of this plan may be in use that they do not know.

/** An area code: no 0 or 1 in front, no 9 in the middle, none of the service codes (911), and neither 555 nor 900. */
const AREA = '(?!.11|555|900)[2-9][0-8][0-9]';
/** An exchange: the same, but for the 9. 555 is one: numbers behind it are kept for fiction. */
const EXCHANGE = '(?!.11)[2-9][0-9]{2}';
const CALLABLE = new RegExp(`^\\+1${AREA}${EXCHANGE}[0-9]{4}$`);

/** @param number E.164. Numbers of other countries are taken as they are. */
export function canBeCalled(number: string): boolean {
  return !number.startsWith('+1') || CALLABLE.test(number);
}
