// Holds what stops the agent, and what lets it go on talking (REQUIREMENTS B2).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyInterruption, interruptionKind, onlyHalts } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('speech over the agent', () => {
  it.each([
    'uh huh',
    'yes please',
    'Mm-hmm.',
    'okay, got it',
    'yeah, that sounds good',
    'Oh, I see.',
    'okay thank you',
    "that's that's true",
    'no, okay',
    '',
  ])('goes on over “%s”', (text) => {
    expect(interruptionKind(text)).toBe('backchannel');
    expect(classifyInterruption(text)).toBe('continue');
  });

  it.each([
    ['wait, stop', 'stop'],
    ['hold on a second', 'stop'],
    ['okay okay stop', 'stop'],
    ['no, the other address', 'correction'],
    ['no not Tuesday', 'correction'],
    ['I said Thursday', 'correction'],
    ["yeah but that's not my address", 'correction'],
    ['what?', 'repeat_request'],
    ["sorry, I didn't catch that", 'repeat_request'],
    ['can you say that again', 'repeat_request'],
    ['how much is that', 'question'],
    ['okay, but how much does it cost', 'question'],
    ['I need to change my address', 'floor_take'],
    ['yeah I want to cancel it', 'floor_take'],
    ['nine eight one oh nine', 'floor_take'],
  ] as const)('yields to “%s”, a %s', (text, kind) => {
    expect(interruptionKind(text)).toBe(kind);
    expect(classifyInterruption(text)).toBe('yield');
  });

  it.each(
    listed(`
      fair enough
      thanks so much
      that works for me
      oh, that's too bad
      no, that's fine
      well, that's good
      you're right
      I had no idea
      that's not bad
      it's not a bad idea
      that sounds like a plan
      nice touch
      now I know what you're talking about
      it does indeed
      clearly
      oh boy
      what a relief
      I appreciate it
      that part is fine
    `),
  )('hears only listening in “%s”', (text) => {
    expect(classifyInterruption(text)).toBe('continue');
  });

  it.each(
    listed(`
      yeah but
      okay, five thirty
      okay person please
      oh I already paid that
      okay Tuesday
      yeah the first one
      oh there is a wasp nest too
      thanks but I moved
      got it, 98109
      take care of the wasps too
      thanks for nothing you people
      okay so my address changed
      yeah, I have a dog
      oh, one more thing
      that's too expensive
      that's enough
      the second one
      Tuesday works
      my wife will be there
      so that is
      is that right
      good morning
      one more question
      that doesn't work for me
      I'd like the first one
    `),
  )('hears a turn of the caller’s own in “%s”', (text) => {
    expect(classifyInterruption(text)).toBe('yield');
  });

  it.each(
    listed(`
      bye
      thanks, bye now
      okay thank you bye
      you too, bye
      that's all, thanks
      no that's all, thank you
      have a nice day
      talk to you later
    `),
  )('knows a mere goodbye in “%s”', (text) => {
    expect(interruptionKind(text)).toBe('goodbye');
    expect(classifyInterruption(text)).toBe('yield');
  });

  it.each(['thank you', 'yeah it’s', 'bye the way I owe something', 'see you charged me twice'])(
    'knows that “%s” says no goodbye',
    (text) => {
      expect(interruptionKind(text)).not.toBe('goodbye');
    },
  );

  it('takes a nod for an answer once the agent has asked', () => {
    expect(classifyInterruption('yes')).toBe('continue');
    expect(classifyInterruption('yes', { agentAsked: true })).toBe('yield');
    expect(classifyInterruption('uh huh', { agentAsked: true })).toBe('yield');
  });

  it('leaves time to think after a question', () => {
    expect(classifyInterruption('hmm', { agentAsked: true })).toBe('continue');
  });

  it('yields to a request to wait however politely it is wrapped', () => {
    const wrapping = fc.constantFrom('', 'okay ', 'yeah ', 'oh ', 'sorry, ', 'uh ');
    const asking = fc.constantFrom('wait', 'hold on', 'stop', 'hang on a minute', 'just a second');
    const closing = fc.constantFrom('', ' please', '.', ' for me');
    fc.assert(
      fc.property(wrapping, asking, closing, (before, request, after) => {
        expect(classifyInterruption(`${before}${request}${after}`)).toBe('yield');
      }),
    );
  });

  it('goes on over any run of receipts', () => {
    const receipt = fc.constantFrom(
      'yeah',
      'okay',
      'uh huh',
      'right',
      'sure',
      'i see',
      'got it',
      'great',
      'mm',
    );
    fc.assert(
      fc.property(fc.array(receipt, { minLength: 1, maxLength: 5 }), (said) => {
        expect(interruptionKind(said.join(' '))).toBe('backchannel');
      }),
    );
  });

  it('answers a megabyte of nodding', () => {
    expect(classifyInterruption('no okay '.repeat(130_000))).toMatch(/continue|yield/);
  });

  it.each(['mm hm', 'mm-hmm', 'Mhm.', 'uh huh'])(
    'takes a hummed yes for an answer to a question: %s',
    (words) => {
      expect(classifyInterruption(words, { agentAsked: true })).toBe('yield');
    },
  );
});

describe('a mere stop', () => {
  it.each([
    ...['stop', 'no no stop', 'okay stop', 'hold on a second', 'could you hold on for a moment', 'shush'],
    ...['let me grab a pen', 'wait wait wait', 'please be quiet', 'sorry, one second', 'let me think'],
  ])('asks for quiet: "%s"', (words) => {
    expect(onlyHalts(words)).toBe(true);
  });

  it.each([
    ...['stop my service', 'wait, not that one', 'hold on, how much is it', 'no', 'okay', 'just one', 'quit'],
    ...['let me talk to a person', 'hold my appointment', 'one', 'a second visit', 'let me pay my bill', ''],
  ])('is nothing that asks or tells something: "%s"', (words) => {
    expect(onlyHalts(words)).toBe(false);
  });
});
