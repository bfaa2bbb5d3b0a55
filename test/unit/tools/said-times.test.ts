// What a search for free times is held against: the caller's own words, turn by turn.
import { describe, expect, it } from 'vitest';
import { saidTimes, type Talk } from '../../../src/tools/said-times.ts';

/** Monday 2 March 2026, 10:00 in Los Angeles. */
const NOW = Date.parse('2026-03-02T10:00:00-08:00');

function talk(callerTurns: readonly string[], { offered = false, asked = 0 } = {}): Talk {
  return {
    callerTurns,
    now: NOW,
    company: { timeZone: 'America/Los_Angeles' },
    context: {
      listed: { appointment: [], slot: offered ? ['slot_1'] : [], invoice: [], policy: [] },
      facts: asked > 0 ? { dayAskedInTurn: String(asked) } : {},
    },
  };
}

const at10 = (date: string) => ({ date, time: '10:00' });

describe('the days that a caller asks for', () => {
  it('are those of the wish, also when other turns came between', () => {
    const said = saidTimes(talk(['move my Thursday visit to Tuesday', 'nine eight one oh nine']));
    expect(said.asksFor('2026-03-03')).toBe(true);
    expect(said.asksFor('2026-03-05')).toBe(false);
    expect(said.words).toBe('Tuesday');
  });

  it('are those of the last turn once times have been offered', () => {
    const said = saidTimes(talk(['how about Tuesday', 'something later please'], { offered: true }));
    expect(said.words).toBeNull();
  });

  it('are in any week while times are on offer, when nothing but a weekday is said', () => {
    const said = saidTimes(talk(['next week', 'what about Friday'], { offered: true }));
    expect(said.asksFor('2026-03-13')).toBe(true);
    expect(said.asksFor('2026-03-12')).toBe(false);
  });

  it('are in every week where days of any week are named', () => {
    const said = saidTimes(talk(['mondays through wednesdays']));
    expect(['2026-03-17', '2026-03-30'].every((day) => said.asksFor(day))).toBe(true);
    expect(said.asksFor('2026-03-19')).toBe(false);
  });

  it('are none when a visit is to be moved by so much', () => {
    expect(saidTimes(talk(['move both visits one week later'])).words).toBeNull();
  });

  it('are counted from the day that was named last', () => {
    const said = saidTimes(talk(['my visit on March 12th has to move', '98109', 'to Thursday a week later']));
    expect(said.asksFor('2026-03-19')).toBe(true);
    expect(said.asksFor('2026-03-05')).toBe(false);
  });

  it('are none when it is not known from which day one is counted', () => {
    expect(saidTimes(talk(['move my Thursday visit', 'to the Friday after'])).words).toBeNull();
    expect(saidTimes(talk(['move the ant visit', 'to Thursday a week later'])).words).toBeNull();
  });

  it('are none when a day is counted from what is on offer', () => {
    expect(saidTimes(talk(['next Friday', 'the Friday after'], { offered: true })).words).toBeNull();
  });
});

describe('a question', () => {
  it('comes before a day that contradicts itself is searched', () => {
    const { question } = saidTimes(talk(['Wednesday March 10th please', '98109']));
    expect(question).toEqual({
      question: 'Did you mean Tuesday, March 10 or Wednesday, March 11?',
      days: ['2026-03-10', '2026-03-11'],
    });
  });

  it('tells that a day does not exist', () => {
    expect(saidTimes(talk(['the 31st of April'])).question).toEqual({
      question: 'April has only 30 days. Did you mean Thursday, April 30 or Friday, May 1?',
      days: ['2026-04-30', '2026-05-01'],
    });
    const answered = saidTimes(talk(['the 31st of April', 'the 30th then'], { asked: 1 }));
    expect(answered.asksFor('2026-04-30')).toBe(true);
  });

  it('comes as well while times are on offer', () => {
    const said = saidTimes(talk(['in March', 'Monday March 11th'], { offered: true }));
    expect(said.question?.days).toEqual(['2026-03-09', '2026-03-11']);
  });

  it('is not asked again after the caller has been asked', () => {
    const said = saidTimes(talk(['Wednesday March 10th please', 'the second one'], { asked: 1 }));
    expect(said.question).toBeNull();
  });

  it('stands until the caller has spoken again', () => {
    const said = saidTimes(talk(['98109', 'Wednesday March 10th please'], { asked: 2 }));
    expect(said.question?.days).toEqual(['2026-03-10', '2026-03-11']);
  });

  it('is answered by the weekday or the date of one of its days', () => {
    const answered = (words: string) => saidTimes(talk(['Wednesday March 10th please', words], { asked: 1 }));
    expect(answered('Wednesday').asksFor('2026-03-11')).toBe(true);
    expect(answered('Wednesday').asksFor('2026-03-04')).toBe(false);
    expect(answered('the 10th').asksFor('2026-03-10')).toBe(true);
  });

  it('says that a day has passed, unless another is asked for as well', () => {
    expect(saidTimes(talk(['on February 20th'])).question?.question).toBe(
      'Friday, February 20 has passed. What day would suit you?',
    );
    expect(saidTimes(talk(['yesterday'])).question?.question).toMatch(/^Sunday, March 1 has passed/);
    expect(saidTimes(talk(['yesterday or tomorrow'])).question).toBeNull();
  });

  it('is not asked about days that were only told', () => {
    expect(saidTimes(talk(['the ants came on February 20th'])).question).toBeNull();
  });
});

describe('what does not suit', () => {
  it('holds for the whole call', () => {
    const said = saidTimes(talk(["I can't do mornings", 'next week', 'Friday'], { offered: true }));
    expect(said.rulesOut(at10('2026-03-06'))).toBe(true);
    expect(said.rulesOut({ date: '2026-03-06', time: '13:00' })).toBe(false);
  });

  it('is forgotten when the caller asks for it after all', () => {
    const said = saidTimes(talk(['anything but Tuesday', 'okay, Tuesday the 10th then']));
    expect(said.rulesOut(at10('2026-03-10'))).toBe(false);
    expect(saidTimes(talk(['no mornings', 'a morning would do'])).rulesOut(at10('2026-03-10'))).toBe(false);
  });

  it('stays when days around it are asked for', () => {
    const said = saidTimes(talk(['anything but Tuesday', 'next week']));
    expect(said.rulesOut(at10('2026-03-10'))).toBe(true);
  });
});
