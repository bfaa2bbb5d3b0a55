// What would serve a caller's words, or a model's reason for a transfer: an answer, or something done.
import { describe, expect, it } from 'vitest';
import { routeIntent, understandIntents, understandRequest } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('a request', () => {
  it.each(
    listed(`
    I have a dentist on Friday so move it
    my son has practice Tuesday so please reschedule it
    pay my bill
    I need to pay you guys
    can I pay it now
    take a payment
    something came up, can't do Thursday
    something's come up and I can't be there Wednesday
    I won't be home on Tuesday
    we're out of town that week
    I have to work on Monday so that won't work
    I don't want to cancel, I want to reschedule
    I want to cancel my appointment
    can you move my visit to Friday
    book a termite inspection for Monday
    I need to reschedule
    please send someone for the ants
    wants to cancel the visit
    asks to move the quarterly treatment to Friday at one
    would rather move the visit to Friday afternoon
    could we push it back a week
    I'd like to make an appointment
    book or move an appointment
    let's do Friday instead
    I need to change my appointment, I can't be home
    get me on the calendar for next week
    no, the other one
    set up a new visit for wasps
    I wanna put my treatment off till May
    can somebody come out tomorrow
    hi yeah i gotta cancel the thing on thursday
    Customer wants to reschedule their Friday appointment
    id like to push my appointment out a couple of weeks
    we need somebody out here there's ants everywhere
    Caller would like to book a mosquito treatment
    can i get an appointment for wednesday
    cancel upcoming visit
    i won't be home friday can we find another day
    make it Thursday instead
    caller requests a refund for the February treatment
    I'm calling to set up a rodent inspection
    please take my number off the list and cancel everything
    would it be possible to move it to the afternoon
    caller cannot be home Thursday and wants another day
    I want you to tell the technician to use the back gate
    go ahead and schedule that
    need to change the date
    could you bring it forward
    Moving the March 5 visit to March 9
    I'd like to see if I can reschedule my visit to next Monday
    caller needs to postpone
    yeah so um I'd wanna get somebody out for mice
    cancelling the rodent inspection
    wants a wasp nest removed
    just cancel it
    wants their late fee waived
    requests an earlier time slot
    caller reports ants and wants a treatment
    I need y'all to come spray again
    Tuesday doesn't work, give me another day
    new appointment request
    please add a note to tell the technician about the dog
    we want to switch to Friday
    can you guys squeeze me in tomorrow
    add another visit in April
    change of appointment time
    I need to make a payment
    hey there um I was hoping to get my thursday visit moved to next week
    I was wondering if you could send someone over for a hornets nest
    caller wants cancellation of the ant treatment
    I'd prefer a later slot
    put me down for Friday at one
    would you be able to reschedule us
    my plans changed so I need to rebook
    wants to book quarterly service
    can we switch it to the morning
    I need an exterminator
    requesting to cancel Thursday's visit
    I'm gonna have to cancel on you guys
    caller says the Thursday visit must be moved
    looking to get a termite inspection done
    can somebody come take a look at a nest
    please schedule my quarterly
    I'd like you to leave a note for Ben
    want it cancelled
    new customer wants to start service
    let's push it to the week after
    book me in for the 9th
    wants someone to come out this week
    I'd love to move it up
    I'd like to cancel both of my visits
    hey so I need to move my thing on the fifth
    caller asked to cancel Thursday
    schedule me for Tuesday please
    would you send Ben out again
    wants to rebook for the afternoon
    I can't do Friday anymore
    please put me on the schedule
    we'd like service at our new house
    Caller would like to push the appointment back two weeks
    need an earlier appointment
    help me change my appointment
    book the termite inspection
    cancel my ant treatment and also the quarterly one
    let's make it the ninth
    oh and also cancel it
    thanks bye, oh and also cancel the ant one
    put off the visit on the 9th by two days
    skip the next one
`),
  )('“%s” wants something done', (words) => {
    expect(understandRequest(words)).toBe('change');
  });

  it.each(
    listed(`
    when is my next visit
    hi its about my bill
    I'm calling about my next appointment
    I wanted to know what I owe
    what do I owe
    asks what they owe
    how much does it cost to cancel
    do I have to pay if I cancel
    am I booked for Thursday
    who is coming on Friday
    a question about the bill
    asks when the next visit is
    are you open on Saturdays
    can you tell me when my appointment is
    I was wondering how long a treatment takes
    could you check my balance
    is my visit still on
    what happens if I reschedule late
    wants to know the balance
    what's this charge for
    do you treat bed bugs
    balance inquiry
    my dog is pregnant, is the spray safe
    what time is the guy coming
    caller is asking about their next appointment
    wants to check their balance
    do you guys work sundays
    Customer inquiry: outstanding balance
    how come i got charged twice
    is there a fee if i cancel
    tell me my upcoming visits
    did you get my payment
    Caller wants information about invoices
    could you look up when my next treatment is
    when's that due
    what do I have coming up
    i wanna know how much it is
    is Maria coming again
    so do I need to be there
    caller has a question about an invoice
    remind me when you're coming
    can you confirm my appointment
    how soon can someone come
    caller asks why the fee was charged
    are there any openings on friday
    when did we last have a treatment
    is my thursday appointment still good
    can you see if I have a visit this week
    whats my balance
    caller would like to know when they are scheduled
    how would I go about cancelling
    who do you send out usually
    what's the earliest you've got
    asked about the due date of an invoice
    do you charge for rescheduling
    can you tell me what I owe and when it's due
    do I have anything scheduled
    how long have I got to pay
    caller wonders whether the fee applies
    just checking on my appointment
    what would it cost to move it
    is there anything on the calendar for me
    wants details on the last invoice
    could you let me know who my technician is
    needs to know the arrival window
    what was that charge on my card
    are my kids safe around the spray
    wants to find out when the technician comes
    do I owe you guys anything
    caller asks if pets must leave the house
    how many visits do I have left
    when is somebody coming
    can I get my balance
    what are my options for rescheduling
    why do I have two visits
    where do I send the check
    wants the date of the next visit
    what's my next appointment
    how much was the last treatment
    does Maria come on Saturdays
    caller wants to know what is due
    wants the total of open invoices
    when did I last pay
    could you check if I'm on for tomorrow
    is my balance zero
    do you have my new address
    which technician is it
    question about late fees
    caller asks whether cancellation is free
    are my visits monthly
    just wondering what I owe
`),
  )('“%s” wants an answer', (words) => {
    expect(understandRequest(words)).toBe('answer');
  });

  it.each(
    listed(`
    I just wanted to know that
    I just wanted to know that. bye
    we only wanted to ask
    nine eight one oh nine
    yes please
    no
    the Friday one please
    thank you so much
    it's Dana
    okay great, thanks for moving that
    uh hold on
    morning is better
    I already cancelled last week
    I changed my email
    Thursday works
    no that's all
    it's 98109
    you already asked me that
    I was on hold forever
    my wife booked it
    thanks for cancelling it
    hmm let me think
    yeah that one
    I live in Seattle
    two o'clock
    yes that's right
    sorry, my phone cut out
    it was cancelled by your office
    you moved it already
    I can hear you fine
    five five five
    I said Thursday
    no it isn't
    hang on let me grab my calendar
    thank you that helps
    my address is 412 Aloha Street
    it's about my account
    nobody showed up yesterday
    she's not home
    the first one
    ten is fine
    no I mean the ants
    I never got an email
    okay do that
    it's in my wife's name
    we talked about this last time
    you're breaking up
    no problem
    hold on a second
    the ninth
    that's fine
    you're welcome
    I have two dogs
    my husband handles that
    no, that was last year
    I'm at work
    oh right
    that's too bad
    we moved in March
    thanks for booking it
    it was free last time
    okay I'll be there
    good to know, bye
    okay, the fee is fine
    I see
    that's a lot of money
    I understand
    the price is too high
    alright, ten works for me
    no I don't know
    I know
    you told me that
    thanks for checking
    yes, that's my balance
    well okay then
    not sure
    I don't have it in front of me
    my ZIP is 98109
    it's on the corner
    two dogs and a cat
    we're home all day
    I got your letter
    she told me to call
    sure, go ahead
    mm hm
    just a minute, let me find it
    the one in March
    either is fine
    I guess so
`),
  )('“%s” asks for nothing', (words) => {
    expect(understandRequest(words)).toBeNull();
  });
});

describe('what is not wanted, or only asked about', () => {
  it.each([
    ["I don't want to cancel anything, I just want to know when you come", 'cancellation'],
    ["I'm not cancelling, I only want the time of my visit", 'cancellation'],
    ["don't cancel it, I just want to know the time", 'cancellation'],
    ['I do not want to reschedule, just tell me what I owe', 'scheduling'],
    ['wait, which one did you cancel?', 'cancellation'],
    ['hold on, was it cancelled', 'cancellation'],
    ['so are both cancelled now?', 'cancellation'],
  ] as const)('is asked to be told: %s', (said, intent) => {
    expect(understandRequest(said)).toBe('answer');
    expect(understandIntents(said).map((wish) => wish.intent)).not.toContain(intent);
  });

  it.each([
    ["I don't want you to come any more", 'cancellation'],
    ["I don't want to keep it, cancel it", 'cancellation'],
    ["rather than cancel I'd like to move it to Friday", 'scheduling'],
  ] as const)('is told from what is wanted: %s', (said, intent) => {
    expect(routeIntent(said)).toBe(intent);
  });

  it.each(['I paid my bill yesterday', 'I could not make it last week', 'we were away when they came'])(
    'is told from what was: %s',
    (said) => {
      expect(understandRequest(said)).toBeNull();
    },
  );
});
