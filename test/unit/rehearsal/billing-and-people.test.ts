// Money, messages, people, and what any agent does with a turn that is about the conversation itself.
import { describe, expect, it } from 'vitest';
import { ask, GREETING, hears, LISTED, UNKNOWN, VERIFIED, type Asking, type Spoken } from './requests.ts';

const account: Spoken[number] = [
  'list_open_invoices',
  {},
  {
    balance: '104 dollars',
    invoices: [
      {
        invoice_id: 'i1',
        description: 'Mosquito treatment',
        amount: '89 dollars',
        issued_on: '2026-01-20',
        due_on: '2026-02-20',
      },
      {
        invoice_id: 'i2',
        description: 'Late fee',
        amount: '15 dollars',
        issued_on: '2026-02-27',
        due_on: '2026-03-29',
      },
    ],
  },
];
const billing: Asking = {
  agent: 'billing',
  note: [VERIFIED, 'wants now: what they owe'],
  history: [
    'caller: what do i owe',
    account,
    'agent: Your balance is 104 dollars. Anything else I can do for you?',
  ],
};

describe('billing', () => {
  it('lists before it names any amount', () => {
    expect(ask({ ...billing, history: ['caller: what do i owe'] }).calls).toEqual([
      { tool: 'list_open_invoices', args: {} },
    ]);
    expect(ask({ ...billing, history: ['caller: what do i owe', account] }).say).toContain('104 dollars');
  });

  it.each([
    ['what is it for'],
    ['ok whats it for'],
    ['which invoices are those'],
    ['can you break that down'],
  ])('tells the invoices after "%s"', (words) => {
    expect(hears(billing, words).say).toMatch(
      /89 dollars for the mosquito treatment and 15 dollars for the late fee/,
    );
  });

  it.each([['when is that due'], ['by when do i have to pay'], ['is any of it overdue']])(
    'tells the dates after "%s"',
    (words) => {
      expect(hears(billing, words).say).toMatch(/February 20.*March 29/);
    },
  );

  it.each([
    ['can i pay that with my card now'],
    ['how do i pay'],
    ['can i pay in installments'],
    ['what happens if i pay late'],
  ])('looks up "%s"', (words) => {
    expect(hears(billing, words).calls).toMatchObject([{ tool: 'lookup_policy' }]);
  });

  it.each([['but i already paid that'], ['that charge is wrong'], ['i never had a mosquito treatment']])(
    'offers a message or a person after "%s"',
    (words) => {
      expect(hears(billing, words).say).toMatch(/message.*person/);
    },
  );

  it('says when nothing is owed', () => {
    const nothing: Spoken[number] = ['list_open_invoices', {}, { balance: '0 dollars', invoices: [] }];
    expect(ask({ ...billing, history: ['caller: what do i owe', nothing] }).say).toMatch(/zero|don't owe/);
  });

  it.each([
    ['and can you cancel my thursday visit', 'cancellation'],
    ['i also need to move my appointment', 'scheduling'],
    ['let me talk to a manager', 'human'],
  ])('hands over after "%s"', (words, to) => {
    expect(hears(billing, words).calls).toMatchObject([{ tool: 'transfer_call', args: { to } }]);
  });
});

describe('with people', () => {
  const queued: Asking = {
    agent: 'human',
    note: [UNKNOWN, 'called about: my dog got sick'],
    history: [
      "agent: I've passed your call on to our team. If nobody picks up, I can take a message or arrange a callback.",
    ],
  };

  it('takes a message in the words of the caller', () => {
    expect(hears(queued, "i'd like to leave a message").say).toMatch(/message say|tell them/);
    const asked = {
      ...queued,
      history: [...(queued.history ?? []), 'caller: a message', 'agent: What should the message say?'],
    };
    expect(hears(asked, 'the back gate is locked on weekdays').calls).toEqual([
      { tool: 'leave_message', args: { message: 'the back gate is locked on weekdays', callback: false } },
    ]);
    expect(hears(queued, 'tell them the gate code has changed').calls).toMatchObject([
      { args: { callback: false } },
    ]);
  });

  it.each([['just have someone call me back'], ['callback please'], ['can they give me a call']])(
    'arranges a callback after "%s"',
    (words) => {
      expect(hears(queued, words).calls).toMatchObject([{ tool: 'leave_message', args: { callback: true } }]);
    },
  );

  it.each([
    ['call me Dana'],
    ['just call me Dana please'],
    ["I'll call back later"],
    ['they call me Chuck'],
    ["no need to call me, I'll ring again"],
  ])('arranges none after "%s"', (words) => {
    expect(hears(queued, words).calls ?? []).not.toContainEqual(
      expect.objectContaining({ tool: 'leave_message' }),
    );
  });

  it('says for when a callback was asked', () => {
    const done = { status: 'done', reference: 'tkt_1', call_back: 'Friday, November 27 at 9 AM' };
    const args = { message: 'Please call back.', callback: true, when: 'tomorrow morning' };
    const words = 'have them call me tomorrow morning';
    const answer = ask({
      ...queued,
      history: [...(queued.history ?? []), `caller: ${words}`, ['leave_message', args, done]],
    });
    expect(answer.say).toContain('Friday, November 27 at 9 AM');
  });

  it.each([['call me on my work phone 206 555 0142'], ['reach me at [phone]'], ['just call my cell']])(
    'takes "%s" for a callback',
    (words) => {
      expect(hears(queued, words).calls).toMatchObject([{ tool: 'leave_message', args: { callback: true } }]);
    },
  );

  const left = (result: Record<string, unknown>) =>
    ask({
      ...queued,
      history: [
        ...(queued.history ?? []),
        'caller: call me back',
        ['leave_message', { message: 'Please call back.', callback: true }, result],
      ],
    });

  it('says which number is called where the caller has named one', () => {
    const answer = left({ status: 'done', reference: 'tkt_1', number: 'the number ending in 0 1 4 2' });
    expect(answer.say).toContain('the number ending in 0 1 4 2');
  });

  it('asks a caller whose number is withheld for one, and takes it', () => {
    const noNumber = { status: 'done', reference: 'tkt_1', next_step: 'Their number is withheld.' };
    const { say = '' } = left(noNumber);
    expect(say).toMatch(/which number (?:should|can) we call/i);
    const asked = {
      ...queued,
      history: [...(queued.history ?? []), 'caller: call me back', `agent: ${say}`],
    };
    expect(hears(asked, 'two oh six, five five five, oh one four two').calls).toMatchObject([
      { tool: 'leave_message', args: { callback: true } },
    ]);
  });

  it('does not say that a message was passed on which was not', () => {
    const { say } = left({ status: 'not_passed_on', next_step: 'Nobody has it yet.' });
    expect(say).not.toMatch(/passed|with our team now|asked for a callback/i);
  });

  it('says so where nobody could be told of the call', () => {
    const untold = {
      ...queued,
      note: [
        UNKNOWN,
        'people: nobody could be told of this call',
        'moment: you have just taken over from verification: asks for a person. Do not greet',
      ],
    };
    expect(ask({ ...untold, history: [] }).say).toMatch(/haven't reached anybody yet/);
  });

  it('promises no time', () => {
    expect(hears(queued, 'how long is this going to take').say).not.toMatch(
      /\bminutes|\bsoon|shortly|\bhour|in a moment/,
    );
  });

  it('verifies first when an unverified caller wants something else after all', () => {
    expect(hears(queued, 'never mind i want to know my balance').calls).toMatchObject([
      { tool: 'transfer_call', args: { to: 'verification' } },
    ]);
    const known = { ...queued, note: [VERIFIED] };
    expect(hears(known, 'never mind just cancel my visit').calls).toMatchObject([
      { tool: 'transfer_call', args: { to: 'cancellation' } },
    ]);
  });
});

describe('the conversation itself', () => {
  const which: Asking = {
    agent: 'cancellation',
    note: [VERIFIED, 'wants now: cancel'],
    history: [LISTED, 'agent: You have two visits, Thursday and Friday. Which one should I cancel?'],
  };

  it.each([['what'], ['sorry can you repeat that'], ['pardon'], ['say that again please']])(
    'is repeated after "%s"',
    (words) => {
      expect(hears(which, words).say).toContain(
        'You have two visits, Thursday and Friday. Which one should I cancel?',
      );
    },
  );

  it.each([['hold on'], ['one second let me check my calendar'], ['give me a minute']])(
    'waits after "%s"',
    (words) => {
      const answer = hears(which, words);
      expect(answer.calls).toBeUndefined();
      expect(answer.say).not.toMatch(/which/i);
    },
  );

  it('never says a sentence of its own twice running', () => {
    const first = hears({ agent: 'verification', note: [UNKNOWN], history: [GREETING] }, 'blah').say ?? '';
    const second =
      hears(
        { agent: 'verification', note: [UNKNOWN], history: [GREETING, 'caller: blah', `agent: ${first}`] },
        'blah',
      ).say ?? '';
    expect(second).not.toBe(first);
  });

  it('offers a person after two misses', () => {
    const history = [
      GREETING,
      'caller: blah',
      "agent: Sorry, I didn't quite get that. How can I help you?",
      'caller: foo',
      "agent: I'm not sure I understood you. What can I do for you?",
    ];
    expect(hears({ agent: 'verification', note: [UNKNOWN], history }, 'bar').say).toMatch(/person/);
  });

  it('answers a request always alike', () => {
    expect(hears(which, 'the later one')).toEqual(hears(which, 'the later one'));
  });

  it('speaks of a failed tool once and does not loop', () => {
    const failed: Spoken[number] = [
      'list_appointments',
      {},
      new Error('The system did not answer. Apologise.'),
    ];
    const answer = ask({ ...which, history: ['caller: cancel', failed] });
    expect(answer.calls).toBeUndefined();
    expect(answer.say).toMatch(/sorry/i);
  });

  it('lists again when an id was not listed', () => {
    const failed: Spoken[number] = [
      'cancel_appointment',
      { appointment_id: 'x' },
      new Error(
        'No appointment with that id has been listed in this call. List the visits with list_appointments first.',
      ),
    ];
    expect(ask({ ...which, history: [...(which.history ?? []), 'caller: the first', failed] }).calls).toEqual(
      [{ tool: 'list_appointments', args: {} }],
    );
  });
});
