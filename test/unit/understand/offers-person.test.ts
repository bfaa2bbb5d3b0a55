// Which of an agent's words offer a person: the caller's no to those is a no to the person, and to no others.
import { describe, expect, it } from 'vitest';
import { LINES } from '../../../src/rehearsal/brain/lines.ts';
import { offersPerson } from '../../../src/understand/index.ts';

describe('an offer of a person', () => {
  it.each([
    ...LINES.offer_person,
    ...LINES.offer_person_too,
    ...LINES.locked,
    ...LINES.zip_refused,
    "I can't verify callers on this line right now, but I can reach a person for you. Would you like that?",
    'Would you like me to connect you with someone from our team?',
    'Do you want to talk to a manager?',
    "I'll look into it. If you'd rather, I can get you a person.",
  ])('is heard in “%s”', (words) => {
    expect(offersPerson(words)).toBe(true);
  });

  it.each([
    "So I'll cancel the ant treatment on Thursday, March 5 at 10 AM, at no charge. Is that right?",
    ...LINES.bridge_person,
    ...LINES.still_queued,
    'A person will call you back. Is there anything else?',
    'Is there someone at home on Tuesday?',
    'Would you like our team to come on Tuesday?',
    'Should I put someone else on the account?',
    '',
  ])('is not heard in “%s”', (words) => {
    expect(offersPerson(words)).toBe(false);
  });

  it('is looked for in no time in words without end', () => {
    expect(offersPerson('would you like me to get you '.repeat(100_000))).toBe(false);
  });
});
