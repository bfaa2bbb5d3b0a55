// Cancelling a visit in words that nobody planned.
import { describe, expect, it } from 'vitest';
import { ANTS, ask, hears, LISTED, QUARTERLY, VERIFIED, type Asking, type Spoken } from './requests.ts';

const which: Asking = {
  agent: 'cancellation',
  note: [VERIFIED, 'wants now: cancel an appointment'],
  history: [LISTED, 'agent: You have two visits. Which one should I cancel?'],
};
const cancels = (id: string) => [{ tool: 'cancel_appointment', args: { appointment_id: id } }];

const PROPOSED: Spoken[number] = [
  'cancel_appointment',
  { appointment_id: 'apt_q' },
  {
    status: 'proposed',
    will_happen: 'cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, for a fee of 49 dollars',
  },
];
const proposed: Asking = {
  agent: 'cancellation',
  note: [
    VERIFIED,
    'wants now: cancel an appointment',
    'proposed, needs a yes: cancel_appointment {"appointment_id":"apt_q"} = cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, for a fee of 49 dollars',
  ],
  history: [
    LISTED,
    'caller: the first one',
    PROPOSED,
    "agent: So I'll cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, for a fee of 49 dollars. Is that right?",
  ],
};

describe('taking over', () => {
  const takingOver = (reason: string): Asking => ({
    agent: 'cancellation',
    note: [
      VERIFIED,
      `wants now: ${reason}`,
      `moment: you have just taken over from verification: ${reason}. Do not greet and do not re-ask; go on with what they want`,
    ],
    history: [`caller: ${reason}`, 'agent: Thank you, Dana. One moment.'],
  });

  it('begins with the list of visits', () => {
    expect(ask(takingOver('cancel an appointment')).calls).toEqual([{ tool: 'list_appointments', args: {} }]);
  });

  it.each([
    ["cancel thursday's ant treatment", 'apt_a'],
    ['cancel my visit on the 12th', 'apt_a'],
    ['cancel the quarterly thing', 'apt_q'],
    ['cancel my next appointment', 'apt_q'],
  ])('proposes the visit that was named already: %s', (reason, id) => {
    const taking = takingOver(reason);
    expect(ask({ ...taking, history: [...(taking.history ?? []), LISTED] }).calls).toEqual(cancels(id));
  });

  it('proposes the only visit without asking which', () => {
    const only: Spoken[number] = ['list_appointments', {}, { appointments: [ANTS] }];
    const taking = takingOver('cancel an appointment');
    expect(ask({ ...taking, history: [...(taking.history ?? []), only] }).calls).toEqual(cancels('apt_a'));
  });

  it('says so when there is nothing to cancel', () => {
    const none: Spoken[number] = ['list_appointments', {}, { appointments: [] }];
    const taking = takingOver('cancel an appointment');
    expect(ask({ ...taking, history: [...(taking.history ?? []), none] }).say).toMatch(
      /no visits|don't see any/i,
    );
  });
});

describe('which visit', () => {
  it.each([
    ['the first one', 'apt_q'],
    ['the later one', 'apt_a'],
    ['the one on the twelfth', 'apt_a'],
    ['um the ant treatment', 'apt_a'],
    ['the one with maria', 'apt_q'],
    ['not the quarterly the ant one', 'apt_a'],
    ['march fifth', 'apt_q'],
    ['the afternoon one', 'apt_a'],
    ["ten o'clock", 'apt_q'],
  ])('is understood from "%s"', (words, id) => {
    expect(hears(which, words).calls).toEqual(cancels(id));
  });

  it('is both of them at once when both are meant', () => {
    expect(hears(which, 'both of them').calls).toEqual([...cancels('apt_q'), ...cancels('apt_a')]);
  });

  it.each([['the one next saturday'], ['hmm not sure']])('is asked again after "%s"', (words) => {
    const answer = hears(which, words);
    expect(answer.calls).toBeUndefined();
    expect(answer.say).toContain(QUARTERLY.when);
  });
});

/** Words that turned it down: code has taken it off the table, and says so in the note. */
const turnedDown: Asking = {
  ...proposed,
  note: (proposed.note ?? []).map((line) => line.replace('proposed, needs a yes', 'turned down just now')),
};

describe('the proposal', () => {
  it('is left to code to tell', () => {
    const answer = ask({ ...which, history: [...(which.history ?? []), 'caller: the first one', PROPOSED] });
    expect(answer).toEqual({});
  });

  it.each([['ok im back'], ['maybe'], ['hmm'], ['wait what']])(
    'is neither asked nor carried out here after "%s": code asks again',
    (words) => {
      const answer = hears(proposed, words);
      expect(answer.calls ?? []).toEqual([]);
      expect(answer.say).toMatch(/\w/);
      expect(answer.say).not.toMatch(/\?/);
    },
  );

  it('is told with its price when the caller asks for that', () => {
    expect(hears(proposed, 'how much is that').say).toMatch(/a fee of 49 dollars/);
  });

  it.each([['no'], ["no don't"], ['nah leave it'], ['not today']])('is let be after "%s"', (words) => {
    const answer = hears(turnedDown, words);
    expect(answer.calls ?? []).toEqual([]);
    expect(answer.say).toMatch(/leave everything|haven't changed anything/i);
  });

  it('gives way to the other visit', () => {
    expect(hears(turnedDown, 'no the other one').calls).toEqual(cancels('apt_a'));
  });

  it('gives way to moving the visit, which is named to the colleague', () => {
    expect(hears(turnedDown, 'um actually can i move it instead').calls).toMatchObject([
      {
        tool: 'transfer_call',
        args: { to: 'scheduling', reason: expect.stringContaining(QUARTERLY.when) as string },
      },
    ]);
  });

  it('waits while a question about the company is answered', () => {
    const question = hears(proposed, 'why is there a fee');
    expect(question.calls).toMatchObject([{ tool: 'lookup_policy' }]);
    const looked: Spoken[number] = [
      'lookup_policy',
      { question: 'fee' },
      {
        passages: [
          { source: 'c', heading: 'Cancellation fee', text: 'Within 24 hours the fee is 49 dollars.' },
        ],
      },
    ];
    expect(
      ask({ ...proposed, history: [...(proposed.history ?? []), 'caller: why is there a fee', looked] }).say,
    ).toBe('Within 24 hours the fee is 49 dollars.');
  });
});

describe('after a visit is cancelled', () => {
  const done: Spoken[number] = [
    'cancel_appointment',
    { appointment_id: 'apt_q' },
    { status: 'done', service: QUARTERLY.service, when: QUARTERLY.when, fee: '0 dollars' },
  ];
  const after: Asking = {
    agent: 'cancellation',
    note: [VERIFIED, 'wants now: cancel an appointment'],
    history: [...(proposed.history ?? []), 'caller: yes', done],
  };

  it('tells what was done and what it cost', () => {
    expect(ask(after).say).toMatch(/quarterly pest treatment.*no charge/);
  });

  const doneBoth: Spoken[number] = [
    'cancel_appointment',
    { appointment_id: 'apt_a' },
    { status: 'done', service: ANTS.service, when: ANTS.when, fee: '49 dollars' },
  ];
  const saidBeside = (words: string) =>
    ask({ ...after, history: [...(proposed.history ?? []), `caller: ${words}`, done] });

  it('tells of several in one answer', () => {
    const { say } = ask({ ...after, history: [...(after.history ?? []), doneBoth] });
    expect(say).toMatch(/quarterly pest treatment on .*no charge and the ant treatment on .*49 dollars/);
  });

  it('takes up a wish that was said beside the yes', () => {
    const answer = saidBeside('yes please, and do I owe anything?');
    expect(answer.say).toMatch(/quarterly pest treatment/);
    expect(answer.calls).toMatchObject([{ tool: 'transfer_call', args: { to: 'billing' } }]);
  });

  it('answers a question that was said beside the yes', () => {
    expect(saidBeside('yes, and what are your hours?').say).toMatch(/quarterly pest treatment.*Monday/);
  });

  it('says goodbye to a caller who did', () => {
    const answer = saidBeside('yes thanks bye');
    expect(answer.say).toMatch(/quarterly pest treatment.*goodbye/i);
    expect(answer.calls).toEqual([{ tool: 'end_call', args: {} }]);
  });

  it('goes on to the wish that waits', () => {
    const note = [...(after.note ?? []), 'waiting wish: billing: what they owe'];
    expect(ask({ ...after, note }).calls).toEqual([
      { tool: 'transfer_call', args: { to: 'billing', reason: 'what they owe' } },
    ]);
  });

  it('goes on to the other visit when the caller wanted both', () => {
    const history = [
      LISTED,
      'agent: Which one should I cancel?',
      'caller: both of them',
      PROPOSED,
      'agent: Is that okay?',
      'caller: yes',
      done,
    ];
    expect(ask({ ...after, history }).calls).toEqual(cancels('apt_a'));
  });

  const asked = {
    ...after,
    history: [...(after.history ?? []), "agent: That's cancelled. Anything else I can do for you?"],
  };

  it.each([
    ['no'],
    ['nope im good thanks'],
    ["that's all"],
    ['no thank you bye'],
    ['nothing else'],
    ['thanks so much'],
  ])('says goodbye after "%s"', (words) => {
    expect(hears(asked, words).calls).toEqual([{ tool: 'end_call', args: {} }]);
  });

  it.each([['tuesday'], ['yes'], ['what a day'], ['hm']])('cancels nothing more after "%s"', (words) => {
    expect((hears(asked, words).calls ?? []).filter(({ tool }) => tool !== 'lookup_policy')).toEqual([]);
  });
});
