// The brain offers a person when the note asks for it: beside its answer, once, and takes what the caller says to it.
import { describe, expect, it } from 'vitest';
import { LINES } from '../../../src/rehearsal/brain/lines.ts';
import { offersPerson } from '../../../src/understand/index.ts';
import { GREETING, hears, LISTED, UNKNOWN, VERIFIED } from './requests.ts';

const OFFER = 'offer a person: the caller said twice running that they are unhappy';
const OFFERED = `${OFFER} (offered already: take their answer, do not offer again)`;
const ZIP = "What's the ZIP code on your account?";
const ASKED = [GREETING, 'caller: cancel my appointment', `agent: ${ZIP}`];
const TOLD = [...ASKED, 'caller: I am upset', `agent: ${ZIP} ${LINES.offer_person_too[0]}`];

describe('a person whom the note says to offer', () => {
  it('is offered behind the answer that would be given anyway', () => {
    const { say = '', calls } = hears(
      { agent: 'verification', note: [UNKNOWN, OFFER], history: ASKED },
      'I am really upset',
    );
    expect(say).toMatch(/zip.*person/i);
    expect(offersPerson(say)).toBe(true);
    expect(calls).toBeUndefined();
  });

  it.each([[[UNKNOWN]], [[UNKNOWN, OFFERED]]])('is not offered unasked, nor twice: %s', (note) => {
    const { say = '' } = hears({ agent: 'verification', note, history: ASKED }, 'I am really upset');
    expect(say).toMatch(/zip/i);
    expect(offersPerson(say)).toBe(false);
  });

  it('is not offered in one breath with a change that waits for a yes', () => {
    const proposal =
      'proposed, needs a yes: cancel_appointment {"appointment_id":"apt_q"} = cancel the quarterly pest treatment on Thursday, at no charge';
    const { say = '' } = hears(
      {
        agent: 'cancellation',
        note: [VERIFIED, proposal, OFFER],
        history: [
          LISTED,
          "agent: So I'll cancel the quarterly pest treatment on Thursday, at no charge. Is that right?",
        ],
      },
      'hm well maybe',
    );
    expect(say).not.toBe('');
    expect(offersPerson(say)).toBe(false);
  });

  it('is brought in on a yes', () => {
    const { calls } = hears({ agent: 'verification', note: [UNKNOWN, OFFERED], history: TOLD }, 'yes please');
    expect(calls).toMatchObject([{ tool: 'transfer_call', args: { to: 'human' } }]);
  });

  it('is let be on a no, and the question before is asked again', () => {
    const { say = '', calls } = hears({ agent: 'verification', note: [UNKNOWN], history: TOLD }, 'no thanks');
    expect(say).toMatch(/all right|okay/i);
    expect(say).toMatch(/zip/i);
    expect(calls).toBeUndefined();
  });

  it('is passed over by a caller who answers the question before', () => {
    const { calls } = hears(
      { agent: 'verification', note: [UNKNOWN, OFFERED], history: TOLD },
      'nine eight one oh nine',
    );
    expect(calls).toMatchObject([{ tool: 'verify_caller' }]);
    const slots = `agent: I have Tuesday at 8 AM or 2 PM. Which would you like? ${LINES.offer_person_too[0]}`;
    const plain = slots.replace(` ${LINES.offer_person_too[0]}`, '');
    const scheduling = (last: string) => ({ agent: 'scheduling', note: [VERIFIED], history: [LISTED, last] });
    expect(hears(scheduling(slots), 'the first one')).toEqual(hears(scheduling(plain), 'the first one'));
  });
});
