// What the company's documents answer, apart from what only an account or the calendar tells, and from orders.
import { describe, expect, it } from 'vitest';
import { asksPolicy, policyQuestionsIn, withoutPolicyQuestions } from '../../../src/understand/index.ts';

const POLICIES = `is moving a visit free?|and is moving free?|how much is the cancellation fee|do you charge if I cancel?
can I cancel for free|can I cancel without paying anything|what does it cost to move a visit|what's the late fee
do I have to be home|how much notice do you need to cancel|is there a penalty for changing the date|how late can I cancel
do I have to pay for moving|can I pay in installments|what happens if I pay late|do you take cash
do you guys do bed bugs|can I still change it later?|are you open saturday|is the spray safe for my dog
how long will the technician be there|how should I prepare|what's your refund policy|how do I pay my invoice
how soon before do I have to tell you|is there a charge for weekend visits|must I be there when the guy comes
tell me about your guarantee|what if it rains that day|do seniors get a discount|would it cost me anything to push the date back
what do you need my zip for`;

const OWN_OR_ORDERS = `what do I owe|when is my payment due|list my appointments|what appointments do I have|when do you come
why was I charged 49 dollars|can you move my visit for free|do you have anything later|is there something free on tuesday
cancel it, I don't want to pay the fee|move my visit to friday|I want a refund|can you waive the fee|what time is my visit
do I have a balance|can I cancel|could I move it to tuesday|anything free next week?|I was charged twice
how much do I have to pay|how much is my bill|are you free tomorrow|is there an opening tomorrow|why did I get a late fee
whats this 129 dollar charge|can I speak to somebody about the fee|did my payment go through|move it if it is free
my zip is 98109`;

const listed = (text: string) => text.split(/[|\n]/);

describe('a question about the company', () => {
  it.each(listed(POLICIES))('is answered from its documents: %s', (text) => {
    expect(asksPolicy(text)).toBe(true);
  });

  it.each(listed(OWN_OR_ORDERS))('is not what is asked here: %s', (text) => {
    expect(asksPolicy(text)).toBe(false);
  });

  it('stands apart from the wish beside it', () => {
    const said = 'what is the fee for cancelling, and then cancel the quarterly';
    expect(withoutPolicyQuestions(said).trim()).toBe('cancel the quarterly');
    expect(policyQuestionsIn(said)).toMatch(/^what is the fee for cancelling/);
    expect(policyQuestionsIn('cancel the quarterly')).toBe('');
  });
});
