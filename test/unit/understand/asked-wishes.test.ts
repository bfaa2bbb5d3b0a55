// What a turn asks of which specialist: told only where it is plain, so that code may act on it without asking a model.
import { describe, expect, it } from 'vitest';
import { askedWishes } from '../../../src/understand/index.ts';

const asked = (text: string) => askedWishes(text).map(({ intent, words }) => `${intent}: ${words}`);

describe('what a turn asks of whom', () => {
  it.each([
    ['what do I owe', 'billing'],
    ['how much is my bill?', 'billing'],
    ['when was my last payment', 'billing'],
    ["there's ants in my kitchen, can somebody come out", 'scheduling'],
    ['my wife made an appointment and I need to move it to next week', 'scheduling'],
    ["hi this is Tom and I'd like to know when you're coming out", 'scheduling'],
    ['I have a technician coming tomorrow morning and I need to cancel that', 'cancellation'],
    ['cancel my visit and the one on Friday too', 'cancellation'],
    ['what do I owe and when is it due', 'billing'],
    ['please move my quarterly treatment to Friday at one', 'scheduling'],
    ["the kids are sick so let's move it to Monday", 'scheduling'],
    ['switch my day', 'scheduling'],
    ['I wanna cancel the visit, how much do you charge for that', 'cancellation'],
    ['what do I owe and are you open on Saturday', 'billing'],
    ['why was I charged a late fee', 'billing'],
    ['hi its about my bill', 'billing'],
    ["I'm calling about my appointment on Thursday", 'scheduling'],
  ])('is one wish, in all of its words: %s', (text, intent) => {
    expect(asked(text)).toEqual([`${intent}: ${text}`]);
  });

  it.each([
    ['stop, make it Friday', 'scheduling: make it Friday'],
    ['hold on, what about the bill', 'billing: what about the bill'],
    ['hang on a second, when is my next visit', 'scheduling: when is my next visit'],
  ])('is what is said beside a mere stop: %s', (text, wish) => {
    expect(asked(text)).toEqual([wish]);
  });

  it.each(['stop', 'stop, no, Saturday', 'wait, wait, stop'])('is nothing of a mere stop: %s', (text) => {
    expect(asked(text)).toEqual([]);
  });

  it.each([
    [
      'what do I owe, and when is my next visit',
      ['billing: what do I owe', 'scheduling: when is my next visit'],
    ],
    [
      'stop the service and send me the final bill',
      ['cancellation: stop the service', 'billing: send me the final bill'],
    ],
    [
      'cancel the appointment for Thursday and book one for Saturday',
      ['cancellation: cancel the appointment for Thursday', 'scheduling: book one for Saturday'],
    ],
    [
      'please move my quarterly treatment to Friday at one and cancel the ant treatment',
      [
        'scheduling: please move my quarterly treatment to Friday at one',
        'cancellation: cancel the ant treatment',
      ],
    ],
    [
      'I need my bill explained and I wanna drop the next visit',
      ['billing: I need my bill explained', 'cancellation: I wanna drop the next visit'],
    ],
    [
      "I'd like to book an inspection and then pay my last bill",
      ["scheduling: I'd like to book an inspection", 'billing: pay my last bill'],
    ],
  ])('is two wishes, each in its own words: %s', (text, wishes) => {
    expect(asked(text)).toEqual(wishes);
  });

  it.each([
    'I wanna push my Thursday appointment back and also see if my payment went through',
    'is moving a visit free?',
    'how much is the cancellation fee',
    'can I cancel for free',
    'what happens if I pay late',
    'do I have to be home for the visit',
    'hello, could you please cancel my visit and transfer me to a manager',
    "cancel my visit. no wait, don't cancel it, move it to next Friday morning instead",
    'cancel my visit. no wait, move it instead',
    'Hey so, um, I was gonna, like, cancel? But my wife says keep it. So, no. But she wants the bill amount',
    'do you treat bed bugs',
    'we moved to a new house',
    'I changed my address',
    'what are your hours',
    'hi there',
    'nine eight one oh nine',
    'yes please',
    '',
  ])('is left to the model where it is not plain: %j', (text) => {
    expect(asked(text)).toEqual([]);
  });
});
