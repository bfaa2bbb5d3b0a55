// Which of an agent's words answer something: what a wish that wants an answer is served by.
import { describe, expect, it } from 'vitest';
import { LINES } from '../../../src/rehearsal/brain/lines.ts';
import { statesAnswer } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

describe('an answer', () => {
  it.each([
    ...listed(`
    Your next visit is on Thursday at ten with Maria.
    You don't owe anything right now.
    On Thursday, March fifth, at ten.
    A hundred and twenty-nine dollars.
    Yes, you're booked for Friday at one. Anything else?
    I see two visits: one this Thursday and one on the twelfth.
    No, cancelling more than a day ahead is free.
    I don't see any upcoming visits on your account.
    There's nothing scheduled until April.
    Ben Carter is coming. Is there anything else I can do for you?
    That charge is for the quarterly treatment in February.
    We're open Monday to Saturday, eight to six.
    It usually takes about forty minutes.
    Sorry, there's nothing free on Sundays.
    You have until March 20th to pay it.
    I can see that your balance is zero.
    As I said, it's Thursday the fifth at ten.
    Unfortunately we don't do lawns.
    Yes.
    Sure! Your balance comes to $129, due March 20. Would you like the details?
    I couldn't find any open invoices.
    You can pay online or by mail.
    You've got one coming up this Thursday at 10 AM.
    The balance on the account is one hundred twenty-nine dollars, due on the twentieth.
    Looks like you have nothing booked at the moment.
    It's for the treatment Maria did on February 18th. Does that help?
    We can come on Friday at eight or at one. Which works better?
    Cancelling is free up to 24 hours before, and forty-nine dollars after that.
    Nope, all paid up!
    That one was cancelled yesterday, so it's off the calendar.
    Maria Lopez will be your technician.
    Yes, it's safe for pets once it has dried.
    There are two: the quarterly treatment, and the ant treatment a week later.
    You'd be charged forty-nine dollars.
    Okay, so I'm seeing a visit on March 5.
    I've checked, and the next free slot is Monday morning.
    Our hours are eight to six, Monday through Saturday.
    Let me see. Your visit is on the fifth at ten.
    Good news: you owe nothing.
    The earliest I have is tomorrow at three.
    None.
    We do offer a guarantee of thirty days.
    I do not see anything outstanding.
    No, you can do that any time.
    Your account shows one open invoice.
    We'll come between eight and ten.
    It's tomorrow, between one and three.
    So that's all settled, nothing is due.
    You have a rodent inspection next Monday with Priya.
    Right, the fee is waived because you called early.
    The last payment came in on February 3rd.
    Neither of those is on your account.
    Your plan renews in June.
    We don't charge for that.
    Yes we are.
    I have you down for Wednesday at noon.
    According to our policy, you can reschedule once for free.
    We open at eight.
    That'd be Ben.
    Two hours, roughly.
    I found one invoice for sixty dollars.
    It was booked by phone on the first.
    There is a late fee of ten dollars after thirty days.
    No charge at all.
    It looks like the technician will arrive around ten.
    Your next appointment's on the 12th.
    You're all paid up, Dana.
    I show a balance of $129.
    That's forty-nine dollars.
    There's no fee for that.
    Tomorrow.
    I've got nothing under your name for this week.
    We'd be there at eight sharp.
    Nothing's due until the twentieth.
    It covers ants, spiders and roaches.
    Dana, you have one visit left this year.
    The treatment takes an hour and you can stay inside.
    It's still on.
    No, that has been moved to Monday.
    That's correct, it's the fifth.
    You booked it last week.
    Because the visit was cancelled late.
`),
    ...LINES.one_visit,
    ...LINES.owe_nothing,
    ...LINES.no_visits,
    ...LINES.balance,
    ...LINES.hours,
  ])('is heard in “%s”', (words) => {
    expect(statesAnswer(words)).toBe(true);
  });

  it.each([
    ...listed(`
    Which visit do you mean?
    Sure, one moment.
    What's the ZIP code on your account?
    I can't help with that here, I'm afraid.
    I'm sorry, something isn't working on my side. Would you like me to get you a person?
    Let me pull that up for you.
    I'd be happy to help with that. Could you tell me which day?
    Thanks, Dana. I'll connect you with billing now.
    I don't have access to invoices.
    Okay.
    Of course. To find your account, could you tell me the ZIP code on it?
    I'm not sure I understood you. What can I do for you?
    Hello Dana, this is scheduling. How can I help?
    I'm unable to see your bill.
    Please tell me the date you'd prefer.
    Our documents don't say anything about that.
    Hang on while I check that for you.
    I understand. Thanks for your patience.
    Sorry about that. Please say that again.
    I'll need your ZIP code first.
    You're through to the billing team. What would you like to know?
    I couldn't find your account.
    Happy to help! Which appointment is this about?
    Sorry, could you repeat that?
    I'm afraid I can't see billing details from here.
    Billing can help you with that. One moment please.
    Before I can look at your account, I need to verify you.
    I'll transfer you to scheduling, they can tell you.
    Unfortunately, I'm not able to access that information.
    Thank you for your patience, Dana!
    May I have your ZIP code, please?
    My apologies, the system seems to be down at the moment.
    I'd need a bit more information first.
    Please hold while I connect you.
    That's outside of what I can do here.
    Hmm, I don't have an answer to that.
    You'd have to ask billing about that.
    Great, just a sec.
    And which day would suit you best
    To protect your account, could you give me your ZIP code?
    What was that?
    I hear you, and I'm sorry for the trouble.
    No problem at all, Dana.
    We're having some technical difficulties right now.
    Got it. Anything else?
    I will pass you to my colleague who handles payments.
    Hi, you've reached cancellations.
    I don't know, sorry.
    Dana, just to be sure, is it the one on Thursday?
    Oh, I'm sorry to hear that.
    I'm going to look into that for you.
    Our billing team will be able to help you with that.
    Could I get your name?
    That's not something I can do.
    I'm connecting you now.
    I wish I could help with that.
    Apologies for the wait.
    Let's have a look.
    I still need the ZIP code to continue.
    Just checking that now.
    I'm only able to help with cancellations.
    Something went wrong when I tried to open your account.
    Which one?
    You'll want to speak with our office about that.
    Sure thing!
    I'd recommend speaking to a person about this. Shall I get you one?
    All right, let me see what I've got.
    And your ZIP?
    I can put you through to somebody who knows.
    Can you hear me?
    I don't have that in front of me.
    Our records team would need to answer that.
    Sorry Dana, I can't look at invoices.
    I'll find out.
    Let me transfer you to our billing specialist.
    Is that the one you mean?
    One sec, Dana.
    Glad to hear it!
    I am the scheduling assistant for Pestcall.
    We're unable to do that over the phone.
    That isn't something I know.
    I can take a message about that.
    First I'd have to check who you are.
    It seems I can't open your account right now.
    I didn't understand that.
    Please bear with me.
`),
    ...LINES.ask_zip,
    ...LINES.ask_zip_with_wish,
    ...LINES.zip_refused.slice(0, 1),
    ...LINES.bridge,
    ...LINES.bridge_waiting,
    ...LINES.bridge_person,
    ...LINES.anything_else,
    ...LINES.goodbye,
    ...LINES.trouble,
    ...LINES.policy_unknown,
    ...LINES.not_understood,
    ...LINES.hold,
    '',
    '…',
  ])('is not heard in “%s”', (words) => {
    expect(statesAnswer(words)).toBe(false);
  });
});
