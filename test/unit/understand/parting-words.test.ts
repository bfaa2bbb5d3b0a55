// What people say when they part, and what only sounds like it.
import { describe, expect, it } from 'vitest';
import { interruptionKind, isParting, understandRequest } from '../../../src/understand/index.ts';

const PARTINGS = `bye|Bye-bye.|thanks, bye|okay great, thanks for your help|you too|no, that's all|no thanks|nope
alright, take care|see you Tuesday|talk to you later|have a nice rest of your day|I'm good, thanks|goodnight
I appreciate it|thank you, ma'am|that will be all|great, you have a good evening|we're good, thank you
you've been very helpful, thank you|no no that's everything|bless you dear|later|alrighty, bye|ciao
alrighty then, see you on Thursday morning|okay bye and thank you for moving it|cheers mate, ta ta|okay gotta run, thanks again
happy thanksgiving to you too, bye|thank you so much for being so patient, goodbye|I should let you go|you have a blessed day too now
adiós|gracias, adiós amigo|muchas gracias, hasta luego|merci, au revoir|danke, tschüss|auf Wiedersehen|ciao bella|sayonara
no I think that's it|thanks, you're the best|not right now, thanks|of course, bye|hope you have a wonderful evening`;

const FLOOR_TAKES = `wait|bye, oh actually|thank you but what do I owe|hold on|one more question|hello?|I'm here
no not yet|goodbye to my Tuesday visit|see you when?|that is all wrong|good, and the bill?|is that all
have a look at my bill|no more visits please|no no no|this is it?|thanks but I still need the address
fine but I want a receipt|yes I have another question|no the other one|do not hang up|that's everything but the code
bye is not what I wanted|yes cancel it|no that's not all|that was the wrong visit|help|nothing was cancelled
thanks bye, oh and also cancel the ant one|see you Friday, but make it the afternoon|go ahead|I'm listening
have you got my number|you are not listening|not now, later today at five`;

const listed = (text: string) => text.split(/[|\n]/);

describe('words over a goodbye', () => {
  it.each(listed(PARTINGS))('only say goodbye too: "%s"', (words) => {
    expect(isParting(words, { takesLeave: true })).toBe(true);
  });

  it.each(listed(FLOOR_TAKES))('want something: "%s"', (words) => {
    expect(isParting(words, { takesLeave: false })).toBe(false);
  });

  it.each(['yes', 'okay', 'sure', 'uh huh', 'alright then'])(
    'that only assent say goodbye too, unless something was asked: "%s"',
    (words) => {
      expect(isParting(words, { takesLeave: false })).toBe(true);
      expect(isParting(words, { takesLeave: true })).toBe(false);
    },
  );

  it('without a word in them say nothing', () => {
    expect(isParting('…', { takesLeave: false })).toBe(false);
  });

  it.each([
    ['bye now', 'goodbye'],
    ['no, thank you, that is all I needed', 'goodbye'],
    ['it was nice talking to you', 'goodbye'],
    ['thanks', 'backchannel'],
  ] as const)('are read the same wherever they are said: "%s"', (words, kind) => {
    expect(isParting(words, { takesLeave: true })).toBe(true);
    expect(interruptionKind(words)).toBe(kind);
  });

  it.each([
    ['thanks bye, oh and also cancel the ant one', 'change'],
    ['cancel the ant one, thanks bye', 'change'],
    ['bye can you also skip the mosquito one', 'change'],
    ['goodbye, and please call me back about the invoice', 'change'],
    ['have a good one, oh and what time are they coming', 'answer'],
    ['thanks bye, wait how much was it', 'answer'],
    ["I'm all set, thanks, have a great weekend", null],
    ['no more questions, goodbye', null],
  ])('may stand beside a wish: "%s"', (words, wanted) => {
    expect(understandRequest(words)).toBe(wanted);
    expect(isParting(words, { takesLeave: true })).toBe(wanted === null);
  });
});
