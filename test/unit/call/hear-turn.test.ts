// What is made of a caller's turn for the coordinator.
import { describe, expect, it } from 'vitest';
import { hearTurn } from '../../../src/call/escalations.ts';
import { loadCompany } from '../../../src/config/load-company.ts';

const { escalation } = loadCompany('pestcall').company;
const heard = (text: string) => hearTurn(text, text, escalation);

describe('somebody who is to call later', () => {
  it.each([
    'can somebody call me at 415 555 0199',
    'please have someone call me back',
    'can a manager call me back tomorrow',
    'have your supervisor ring me this afternoon',
  ])('is nobody to be fetched now: %s', (text) => {
    expect(heard(text).trigger).toBeNull();
  });

  it.each(['get me a person', 'could you get someone on the phone', 'I want to talk to somebody'])(
    'is not meant by who wants one now: %s',
    (text) => {
      expect(heard(text).trigger).toBe('asked_for_person');
    },
  );
});
