// Booking and moving visits in words that nobody planned.
import { describe, expect, it } from 'vitest';
import {
  ANTS,
  ANY_WINDOW,
  ask,
  FOUND,
  hears,
  LISTED,
  QUARTERLY,
  SLOTS,
  VERIFIED,
  type Asking,
  type Spoken,
} from './requests.ts';

const only: Spoken[number] = ['list_appointments', {}, { appointments: [QUARTERLY] }];

function takingOver(reason: string, ...history: Spoken): Asking {
  return {
    agent: 'scheduling',
    note: [
      VERIFIED,
      `wants now: ${reason}`,
      `moment: you have just taken over from verification: ${reason}. Do not greet and do not re-ask; go on with what they want`,
    ],
    history: [`caller: ${reason}`, 'agent: Thank you, Dana. One moment.', ...history],
  };
}
const serving = (wish: string, ...history: Spoken): Asking => ({
  agent: 'scheduling',
  note: [VERIFIED, `wants now: ${wish}`],
  history,
});
const searched = (answer: { calls?: { tool: string; args: Record<string, unknown> }[] }) =>
  answer.calls?.find(({ tool }) => tool === 'find_slots')?.args;

describe('when is my next visit', () => {
  it.each([
    ['when is my next visit'],
    ['when are you guys coming'],
    ['do i have anything scheduled'],
    ['what time is my appointment'],
  ])('"%s" is answered from the list', (words) => {
    expect(ask(takingOver(words)).calls).toEqual([{ tool: 'list_appointments', args: {} }]);
    expect(ask(takingOver(words, LISTED)).say).toContain(QUARTERLY.when);
  });

  it('offers to book when there is none', () => {
    const none: Spoken[number] = ['list_appointments', {}, { appointments: [] }];
    expect(ask(takingOver('when is my next visit', none)).say).toMatch(/book one/);
  });
});

describe('moving a visit', () => {
  it('asks which one when there are several, and when if there is one', () => {
    expect(ask(takingOver('reschedule my appointment', LISTED)).say).toMatch(/which one/i);
    expect(ask(takingOver('reschedule my appointment', only)).say).toMatch(/quarterly.*(?:when|what day)/i);
  });

  it('searches at once when both were said', () => {
    expect(
      searched(ask(takingOver('move my ant treatment to next wednesday afternoon', LISTED))),
    ).toMatchObject({
      from_date: '2026-03-11',
      to_date: '2026-03-11',
      part_of_day: 'afternoon',
    });
  });

  const askedWhen = serving(
    'reschedule my appointment',
    only,
    'agent: For the quarterly pest treatment: what day would suit you instead?',
  );

  it.each([
    ['next tuesday afternoon', { from_date: '2026-03-10', to_date: '2026-03-10', part_of_day: 'afternoon' }],
    ['any morning next week', { from_date: '2026-03-09', to_date: '2026-03-15', part_of_day: 'morning' }],
    ['friday after three', { from_date: '2026-03-06', after_time: '15:00', before_time: null }],
    ['um tomorrow before noon', { from_date: '2026-03-03', before_time: '12:00' }],
    ['thursday or friday', { from_date: '2026-03-05', to_date: '2026-03-06' }],
    ['thursday no wait friday', { from_date: '2026-03-06', to_date: '2026-03-06' }],
    ['on the 12th at two', { from_date: '2026-03-12', after_time: '14:00', before_time: '15:00' }],
    ['as soon as possible', { from_date: null, to_date: null }],
    ['whenever you have something', { from_date: null, part_of_day: 'any' }],
    ['not before the ninth', { from_date: '2026-03-09' }],
  ])('searches for "%s"', (words, window) => {
    expect(searched(hears(askedWhen, words))).toMatchObject(window);
  });

  it('proposes the very slot that was asked for', () => {
    const args = {
      from_date: '2026-03-10',
      to_date: '2026-03-10',
      part_of_day: 'any',
      after_time: '13:00',
      before_time: '14:00',
    };
    const found: Spoken[number] = ['find_slots', args, { matches_what_was_asked: true, slots: [SLOTS[1]] }];
    const answer = ask({
      ...askedWhen,
      history: [...(askedWhen.history ?? []), 'caller: tuesday the tenth at one', found],
    });
    expect(answer.calls).toEqual([
      { tool: 'reschedule_appointment', args: { appointment_id: 'apt_q', slot_id: 's_tue_13' } },
    ]);
  });

  it('says so when nothing fits, and offers the nearest', () => {
    const found: Spoken[number] = [
      'find_slots',
      ANY_WINDOW,
      { matches_what_was_asked: false, slots: SLOTS.slice(0, 1) },
    ];
    const answer = ask({ ...askedWhen, history: [...(askedWhen.history ?? []), 'caller: sunday', found] });
    expect(answer.say).toMatch(/(?:don't have|nothing is free).*March 10 at 8 AM/i);
  });
});

describe('times on offer', () => {
  const offered = serving(
    'reschedule my appointment',
    only,
    'agent: What day would suit you?',
    'caller: next week',
    FOUND,
    'agent: I have Tuesday, March 10 at 8 AM or 1 PM or Wednesday, March 11 at 10 AM. Which would you like?',
  );
  const moves = (slot: string) => [
    { tool: 'reschedule_appointment', args: { appointment_id: 'apt_q', slot_id: slot } },
  ];

  it.each([
    ['the second one works', 's_tue_13'],
    ['the first', 's_tue_8'],
    ['wednesday', 's_wed_10'],
    ['eight', 's_tue_8'],
    ['the afternoon one', 's_tue_13'],
    ["let's do one o'clock", 's_tue_13'],
    ['the last one please', 's_wed_10'],
    ['with priya', 's_wed_10'],
    ["i don't mind", 's_tue_8'],
  ])('are taken by "%s"', (words, slot) => {
    expect(hears(offered, words).calls).toEqual(moves(slot));
  });

  it.each([
    ['what about friday', { from_date: '2026-03-13', to_date: '2026-03-13' }],
    ['something later', { from_date: '2026-03-12' }],
    ['not that day', { from_date: '2026-03-12' }],
    ['do you have anything earlier', { to_date: '2026-03-10' }],
    ['the week after', { from_date: '2026-03-16', to_date: '2026-03-22' }],
    ['none of those work', { from_date: '2026-03-12' }],
    ['tuesday at four', { from_date: '2026-03-10', after_time: '16:00' }],
  ])('give way to others after "%s"', (words, window) => {
    expect(searched(hears(offered, words))).toMatchObject(window);
  });

  it('are asked about again when the words fit several', () => {
    const answer = hears(offered, 'the tuesday one');
    expect(answer.say).toMatch(/8 AM or 1 PM/);
    expect(answer.say).not.toMatch(/Wednesday/);
  });

  it('are offered anew when somebody else was faster', () => {
    const taken: Spoken[number] = [
      'reschedule_appointment',
      { appointment_id: 'apt_q', slot_id: 's_tue_8' },
      {
        status: 'slot_taken',
        alternatives: [{ slot_id: 's_x', when: 'Friday, March 13 at 3 PM', technician: 'Ben Carter' }],
      },
    ];
    const history = [...(offered.history ?? []), 'caller: yes', taken];
    const answer = ask({ ...offered, history });
    expect(answer.say).toMatch(/Friday, March 13 at 3 PM/);
    const next = hears({ ...offered, history: [...history, `agent: ${answer.say ?? ''}`] }, 'ok friday then');
    expect(next.calls).toEqual(moves('s_x'));
  });
});

describe('booking a visit', () => {
  it.each([
    [
      'i have ants in the kitchen friday morning would be great',
      'ant treatment',
      { from_date: '2026-03-06', part_of_day: 'morning' },
    ],
    ['book a termite inspection on the tenth', 'termite inspection', { from_date: '2026-03-10' }],
    ['theres a wasp nest can someone come tomorrow', 'wasp nest removal', { from_date: '2026-03-03' }],
    ['i need the regular treatment next week', 'quarterly pest treatment', { from_date: '2026-03-09' }],
    ['we have mice can you come by on saturday', 'rodent inspection', { from_date: '2026-03-07' }],
  ])('"%s" is a %s', (words, service, window) => {
    expect(searched(ask(takingOver(words)))).toMatchObject(window);
    const picked = hears(
      serving(words, FOUND, 'agent: I have three times. Which would you like?'),
      'the first one',
    );
    expect(picked.calls).toEqual([{ tool: 'book_appointment', args: { slot_id: 's_tue_8', service } }]);
  });

  it('asks for the service, then for the day', () => {
    const service = ask(takingOver('book a new appointment')).say ?? '';
    expect(service).toMatch(/ant treatment/);
    const asked = serving('book a new appointment', `agent: ${service}`);
    expect(hears(asked, 'uh its spiders mostly').say).toMatch(/day|when/i);
  });
});

describe('the proposal of a new time', () => {
  const args = { appointment_id: 'apt_a', slot_id: 's_tue_8' };
  const proposal: Spoken[number] = [
    'reschedule_appointment',
    args,
    { status: 'proposed', will_happen: 'move the ant treatment to Tuesday, March 10 at 8 AM' },
  ];
  const proposed: Asking = {
    agent: 'scheduling',
    note: [
      VERIFIED,
      'wants now: move my ant treatment',
      `turned down just now: reschedule_appointment ${JSON.stringify(args)} = move the ant treatment to Tuesday, March 10 at 8 AM`,
    ],
    history: [
      ['list_appointments', {}, { appointments: [QUARTERLY, ANTS] }],
      FOUND,
      'agent: Which would you like?',
      'caller: the first',
      proposal,
      "agent: So I'll move the ant treatment to Tuesday, March 10 at 8 AM. Is that right?",
    ],
  };

  it.each([
    ['no the one oclock', 's_tue_13'],
    ['actually wednesday', 's_wed_10'],
  ])('gives way to another time on offer: %s', (words, slot) => {
    expect(hears(proposed, words).calls).toEqual([
      { tool: 'reschedule_appointment', args: { appointment_id: 'apt_a', slot_id: slot } },
    ]);
  });

  it('gives way to another day', () => {
    expect(searched(hears(proposed, 'actually make it thursday the nineteenth'))).toMatchObject({
      from_date: '2026-03-19',
    });
  });

  it('gives way to a yes to another day', () => {
    expect(searched(hears(proposed, 'ok thursday'))).toMatchObject({
      from_date: '2026-03-12',
      to_date: '2026-03-12',
    });
  });

  it('is dropped after a no', () => {
    const answer = hears(proposed, 'no');
    expect(answer.calls).toBeUndefined();
    expect(answer.say).toMatch(/leave everything|haven't changed anything/i);
  });
});
