// What a person reads and hears of a call: plain words, nothing that was written for a model.
import { describe, expect, it } from 'vitest';
import { renderBrief, spokenBrief } from '../../../../src/call/people/brief.ts';
import { loadCompany } from '../../../../src/config/load-company.ts';
import { Coordinator, createCoordinatorMachine } from '../../../../src/coordinator/index.ts';
import type { CallEvent } from '../../../../src/domain/call-event.ts';
import type { CustomerContext } from '../../../../src/domain/customer-context.ts';

const { company } = loadCompany('pestcall');
const rules = { ...company.verification, ...company.limits, roster: company.roster };

function contextOf(about: Partial<CustomerContext>): CustomerContext {
  const { context } = Coordinator.start(createCoordinatorMachine(rules), rules, {
    ...{ callId: 'call_1', company: 'pestcall', channel: 'phone', callerNumber: '+14155550123' },
    ...{ language: 'en-US', startedAt: 0, lockedUntil: null },
  });
  return { ...context, ...about };
}

const VERIFIED: Partial<CustomerContext> = {
  customer: { id: 'cust_1', firstName: 'Dana', lastName: 'Whitfield' },
  verification: { level: 'verified', attempts: 0, lastAttemptTurn: 1, at: 0, lockedUntil: null },
};

const UPSET: Partial<CustomerContext> = {
  ...VERIFIED,
  intents: [
    { agent: 'cancellation', wish: "cancel Thursday's visit", wants: 'change', status: 'active' },
    { agent: 'billing', wish: 'what they owe.', wants: 'answer', status: 'stated' },
  ],
  done: ['moved the ant treatment to Friday'],
  proposals: [
    {
      ...{
        id: 'p',
        tool: 'cancel_appointment',
        args: { appointment_id: 'apt_1' },
        about: ['appointment:apt_1'],
      },
      ...{ turn: 3, asked: 1, heard: true, failed: 0 },
      summary: 'cancel the wasp nest removal, for 49 dollars',
    },
  ],
  escalations: [
    {
      trigger: 'topic',
      topic: 'damage_claim',
      reason: 'says that something was damaged',
      turn: 2,
      outcome: 'open',
    },
    { trigger: 'asked_for_person', reason: 'asked for a person', turn: 3, outcome: 'accepted' },
  ],
};

function withMoods(about: Partial<CustomerContext>, moods: number[]): CustomerContext {
  const context = contextOf(about);
  return { ...context, signs: { ...context.signs, moods } };
}

describe('a brief', () => {
  it('says who, what they want, what was done, what is open, why, and how they sound', () => {
    const events: CallEvent[] = [
      { seq: 1, at: 0, type: 'caller.said', data: { text: 'Get me a person.', turn: 3, masked: false } },
      {
        seq: 2,
        at: 0,
        type: 'agent.said',
        data: { agent: 'human', text: 'One moment.', interrupted: false },
      },
    ];
    expect(renderBrief({ context: withMoods(UPSET, [0.1, -0.6, 0]), events })).toBe(
      [
        'Who: Dana Whitfield, verified, on the telephone.',
        "Wants: cancel Thursday's visit.",
        'Also wants: what they owe.',
        'Done: moved the ant treatment to Friday.',
        'Open: they have not said yes to this: cancel the wasp nest removal, for 49 dollars.',
        'Why a person: the caller says that something was damaged, and asked for a person.',
        'Mood: very unhappy.',
        '',
        'Last words:',
        'Caller: Get me a person.',
        'human: One moment.',
      ].join('\n'),
    );
  });

  it('keeps the ids, arguments and orders of the model to itself', () => {
    const brief = renderBrief({ context: withMoods(UPSET, []), events: [] });
    expect(brief).not.toMatch(/apt_1|cancel_appointment|moment|# |you are|\{/);
  });

  it('tells of a caller whom nobody knows why that is', () => {
    const tried = { level: 'none' as const, attempts: 2, lastAttemptTurn: 2, at: null, lockedUntil: null };
    const brief = renderBrief({
      context: contextOf({
        verification: tried,
        caller: { channel: 'chat', number: null, language: 'en-US' },
        facts: { firstWords: 'my dog got sick' },
      }),
      events: [],
    });
    expect(brief).toContain(
      'Who: A caller who is not verified after 2 tries, with a withheld number, in a chat.',
    );
    expect(brief).toContain('Called about: “my dog got sick”');
  });

  it('leaves out what was told of a number that is masked', () => {
    const firstWords = 'My card is [card] exp [card], and I want a callback';
    const brief = renderBrief({ context: contextOf({ facts: { firstWords } }), events: [] });
    expect(brief).toContain('Called about: “I want a callback”');
    const only = renderBrief({ context: contextOf({ facts: { firstWords: 'it’s [zip]' } }), events: [] });
    expect(only).not.toContain('Called about');
  });

  it('is heard in sentences, with what is open and how they sound', () => {
    expect(spokenBrief({ context: withMoods(UPSET, [-0.2]), company }, 'wants a person')).toBe(
      'A call for you from Pestcall Pest Control. Dana Whitfield, verified, is on the line: wants a person. ' +
        "They want: cancel Thursday's visit; what they owe. Done so far: moved the ant treatment to Friday. " +
        'Still open: they have not said yes to this: cancel the wasp nest removal, for 49 dollars. ' +
        'Why: the caller says that something was damaged, and asked for a person. They sound unhappy.',
    );
  });
});
