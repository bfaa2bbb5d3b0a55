// Who calls whom: a callback is asked for, or not; and what is taken back.
import { describe, expect, it } from 'vitest';
import { LINES } from '../../../src/rehearsal/brain/lines.ts';
import { offersCallback, understandCallback, withdraws } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('a callback', () => {
  it.each(
    listed(`
    call me back at five
    give me a call tomorrow
    please call me back
    can somebody call me this afternoon
    have someone ring me
    I'd like a callback
    could you phone me later today
    just call me when you know more
    have the manager give me a ring
    get back to me by phone
    I want to be called back
    can I get a call back on Monday
    ask Maria to call me
    call my cell after six
    you can call me back any time
    return my call please
    arrange a callback
    ring me back in ten minutes
    let me know by phone
    tell him to call me
    yeah just call me this evening after seven
    would you please ring my wife
    can you give me a call when the technician is on his way
    I'd rather be called back
    arrange one please, a callback for tomorrow morning
    tell the manager to call me asap
    can I get somebody to call me
    phone me on my work number
    callback please
    I need a call back today
    call us back when you have an answer
    okay have them call my cell
    could somebody get back to me about this
    no, but you can call me on Monday
    don't email me, call me
    give us a ring sometime next week
    please return my call
    call me first thing tomorrow
    I'll wait for you to call me back
    call me at 415 555 0123
    um could you all call me sometime tomorrow morning
    I want the office to call me about my bill
    please phone my husband instead
    have the technician call us before he comes
    yes a callback would be great
    let's do the callback
    you can reach me at home after six
    set up a callback for Wednesday
    have someone give my wife a call
    need a callback asap
    alright then call me back when somebody's free
    ring me tonight
    please get somebody to give me a buzz
    just have Maria call me
`),
  )('is wanted in “%s”', (words) => {
    expect(understandCallback(words)).toBe('wanted');
  });

  it.each(
    listed(`
    call me Dana
    you can call me Al
    my friends call me Rob
    just call me Mr. Smith
    they call me Chuck
    call me crazy but I think it's mice
    I'll call back later
    I'll call you back tomorrow
    should I call back on Monday
    I called you yesterday
    nobody called me back last time
    don't call me back
    no callback please
    you don't need to call me
    I don't want a callback
    I'd rather call back myself
    what time can I call you
    your technician never called me
    stop calling me
    I missed a call from you
    I'd call it an infestation
    who do I call for that
    call me ma'am, everybody does
    call me Sarah please
    everyone calls me Jay
    you may call me Miss Rivera
    call me anything you like
    I'd call that a disaster
    I'll give you a call next week
    we'll call again
    let me call you back
    no need, I'll ring again
    you said you'd call me
    nobody ever called me back
    why didn't you call me
    I was waiting for a call all day
    please don't call this number
    no calls please
    I don't need a call
    is there a number I can call
    did someone call me from your office
    my name is Robert but call me Bob
    I got a call from you yesterday
    when you call me you always get the machine
    I hate when they call me during work
    hi call me Kate
    people call me Doc
    you might as well call me Grandma
    no don't bother calling me back
    I'll try again tomorrow
    no I'd prefer to call back
    please take me off your call list
    I already have a call scheduled
    the guy who called me was rude
    is this the number you call me from
    never mind the callback
    I don't want anyone calling me
    what do you call these bugs
    no callback needed
    you never call back
`),
  )('is not wanted in “%s”', (words) => {
    expect(understandCallback(words)).not.toBe('wanted');
  });

  it.each([
    "no thanks, I'll call back myself",
    'no need to call me',
    "please don't call me back",
    'no callback',
  ])('is declined in “%s”', (words) => {
    expect(understandCallback(words)).toBe('declined');
  });

  it.each([
    ...LINES.with_human_nobody,
    ...LINES.with_human_busy,
    ...LINES.with_human_typed,
    'You can keep holding, leave a message, or have us call you back. What would you like?',
    "I'm sorry this is taking so long. Would you rather leave a message or be called back?",
    'Shall we call you back tomorrow?',
  ])('is offered in “%s”', (words) => {
    expect(offersCallback(words)).toBe(true);
  });

  it.each([...LINES.callback_left, ...LINES.with_human, ...LINES.ask_zip, "We'll call you back at five."])(
    'is not offered in “%s”',
    (words) => {
      expect(offersCallback(words)).toBe(false);
    },
  );
});

describe('what was asked for', () => {
  it.each(
    listed(`
    never mind
    oh forget it
    forget about the bill
    actually never mind the person, I just want to know what I owe
    scratch that
    I changed my mind
    I don't need that any more
    no longer need the visit
    don't bother
    leave it then
    skip it, it's fine
    it doesn't matter anymore
    let's leave it
    on second thought, keep it
    you know what, forget the whole thing
    never mind, I found it
    I've changed my mind about Friday
    nevermind
    drop it
    I'd rather not
`),
  )('is taken back in “%s”', (words) => {
    expect(withdraws(words)).toBe(true);
  });

  it.each(
    listed(`
    don't forget my appointment
    leave it with the neighbor
    leave it on the porch
    I mind the smell
    please leave a message
    do you mind waiting
    I forgot my ZIP
    what if I change my mind later
    skip ahead
    it matters to me
    drop by on Friday
    remind me
    I don't mind
    can you leave that until Friday
    no thanks, that's all
    bye
`),
  )('is not taken back in “%s”', (words) => {
    expect(withdraws(words)).toBe(false);
  });
});
