// Telephone numbers to E.164, by the numbering plans of libphonenumber.
import { describe, expect, it } from 'vitest';
import { understandPhone, valueOf } from '../../../src/understand/index.ts';

describe('a telephone number', () => {
  it.each([
    ['four one five five five five two six seven one', '+14155552671'],
    ['(415) 555-2671', '+14155552671'],
    ["it's 415.555.2671, thanks", '+14155552671'],
    ['plus one four one five five five five two six seven one', '+14155552671'],
    ['eight hundred five five five twelve twelve', '+18005551212'],
    ['my account is 99887766 and my phone number is 415 555 2671', '+14155552671'],
  ])('%s is %s', (said, number) => {
    expect(valueOf(understandPhone(said))).toBe(number);
  });

  it('is national to the line it is said on', () => {
    const said = 'oh two oh seven nine four six double oh one eight';
    expect(valueOf(understandPhone(said, { defaultCountry: 'GB' }))).toBe('+442079460018');
  });

  it.each(['five five five', "I don't have one", '12345678901234567890', ''])('%j gives nothing', (said) => {
    expect(understandPhone(said)).toBeNull();
  });
});
