// Calls worth trying, told step by step to whoever tries them. `{zip}` is filled in from the caller's hint.
export interface Scenario {
  id: string;
  title: string;
  about: string;
  /** What should happen, for the tester to compare. */
  expect: string;
  steps: readonly Step[];
}

export interface Step {
  say: string;
  /** How to say it, or what to do meanwhile. */
  how?: string;
}

const ZIP: Step = { say: '{zip}', how: 'when asked for the ZIP code' };

export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'confirm',
    title: 'Confirm a visit',
    about: 'A customer makes sure that somebody is coming.',
    expect: 'One handoff, to Scheduling. Nothing is changed in the calendar.',
    steps: [
      { say: 'Hi, I would like to confirm when my next visit is.' },
      ZIP,
      { say: 'Yes, that works for me.' },
      { say: 'No, that is all. Thank you.' },
    ],
  },
  {
    id: 'reschedule',
    title: 'Reschedule',
    about: 'A visit moves to another day, and only after a yes.',
    expect: 'The new time is read back before it is booked. The old one is free again.',
    steps: [
      { say: 'I need to move my ant treatment to another day.' },
      ZIP,
      { say: 'Do you have something on Thursday?' },
      { say: 'The first one, please.' },
      { say: 'Yes, please.' },
      { say: 'No, thank you. Goodbye.' },
    ],
  },
  {
    id: 'confused',
    title: 'Confused caller',
    about: 'Somebody who wanders off, and gives the ZIP code in pieces.',
    expect: 'Patience: no failed attempt for what was no answer, and nothing asked twice.',
    steps: [
      { say: 'Hello? I got a message about something, but I am not sure who you are.', how: 'slowly' },
      { say: 'I live on Aloha Street. Is that what you need?' },
      { say: '{zip-pieces}', how: 'with a long breath in the middle' },
      { say: 'Do I have somebody coming?' },
      { say: 'And what do I have to do before they come?' },
      { say: 'That is all then. Thank you, dear.' },
    ],
  },
  {
    id: 'two-wishes',
    title: 'Two wishes at once',
    about: 'A cancellation and a question of money in one sentence.',
    expect: 'Cancellation first, then Billing by itself. The second wish is not asked for again.',
    steps: [
      { say: 'I want to cancel my next visit and know what I owe.' },
      ZIP,
      { say: 'Yes, please.', how: 'when the cancellation is read back' },
      { say: 'No, that is everything. Goodbye.' },
    ],
  },
  {
    id: 'angry',
    title: 'Angry caller',
    about: 'Enough of machines: a person, now.',
    expect: 'No argument. The call goes to the human desk at once, with a callback on record.',
    steps: [
      {
        say: 'This is the third time I am calling and nobody shows up. I am furious!',
        how: 'louder than you would',
      },
      { say: 'I do not want to talk to a machine. Get me a person.', how: 'over the agent’s words' },
      { say: 'Then have somebody call me back today.' },
      { say: 'No. Goodbye.' },
    ],
  },
  {
    id: 'noise',
    title: 'Noisy line',
    about: 'Half of it is lost. Run a tap or a radio beside you.',
    expect: 'It asks again for what it missed, takes no half answer, and repeats itself when asked.',
    steps: [
      { say: 'Hello, can you … me? When is my … visit?', how: 'with noise beside you' },
      { say: '{zip-half}' },
      { say: 'Sorry. {zip}' },
      { say: 'What? Say that again, please.' },
      { say: 'That is all, thanks.' },
    ],
  },
];

const DIGITS = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The caller's own ZIP code in words, as people say it; any other company's callers say their code as it is. */
export function fillStep(say: string, hint: string | null | undefined): string {
  const zip = /\b\d{5}\b/.exec(hint ?? '')?.[0] ?? '98109';
  const words = Array.from(zip, (digit) => DIGITS[Number(digit)] ?? digit);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const whole = words.join(' ');
  return say
    .replace('{zip-pieces}', `${capital(words.slice(0, 3).join(' '))}… wait. ${capital(whole)}.`)
    .replace('{zip-half}', `${capital(words.slice(0, 2).join(' '))} … ${words.slice(2, 4).join(' ')} …`)
    .replace('{zip}', `${capital(whole)}.`);
}

export function findScenario(id: string | null): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.id === id);
}
