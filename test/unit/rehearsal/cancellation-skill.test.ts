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
    'agent: That would cancel the quarterly pest treatment, for a fee of 49 dollars. Is that okay?',
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
    ['both of them', 'apt_q'],
  ])('is understood from "%s"', (words, id) => {
    expect(hears(which, words).calls).toEqual(cancels(id));
  });

  it.each([['the one next saturday'], ['hmm not sure']])('is asked again after "%s"', (words) => {
    const answer = hears(which, words);
    expect(answer.calls).toBeUndefined();
    expect(answer.say).toContain(QUARTERLY.when);
  });
});

describe('the proposal', () => {
  it('is told with its fee, and asks for a yes', () => {
    const answer = ask({ ...which, history: [...(which.history ?? []), 'caller: the first one', PROPOSED] });
    expect(answer.say).toMatch(/fee of 49 dollars.*\?$/);
  });

  it.each([['yes'], ['yeah go ahead'], ['ok do it'], ['uh huh'], ['sure thats fine'], ['please do']])(
    'is carried out after "%s"',
    (words) => {
      expect(hears(proposed, words).calls).toEqual(cancels('apt_q'));
    },
  );

  it.each([
    ['no'],
    ["no don't"],
    ['nah leave it'],
    ['not today'],
    ['ok im back'],
    ['maybe'],
    ['how much is that'],
    ['wait what'],
  ])('is not carried out after "%s"', (words) => expect(hears(proposed, words).calls ?? []).toEqual([]));

  it('gives way to the other visit', () => {
    expect(hears(proposed, 'no the other one').calls).toEqual(cancels('apt_a'));
  });

  it('gives way to moving the visit, which is named to the colleague', () => {
    expect(hears(proposed, 'um actually can i move it instead').calls).toMatchObject([
      {
        tool: 'transfer_call',
        args: { to: 'scheduling', reason: expect.stringContaining(QUARTERLY.when) as string },
      },
    ]);
  });

  it('is asked again after a pause and after a question about the company', () => {
    const paused = {
      ...proposed,
      history: [...(proposed.history ?? []), 'caller: hold on a second', 'agent: Sure, take your time.'],
    };
    expect(hears(paused, "i'm back").say).toMatch(/49 dollars.*\?$/);
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
    ).toMatch(/^Within 24 hours.*\?$/);
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
