// What callers say beside a yes to a change that was read to them, and what only sounds like one.
import { describe, expect, it } from 'vitest';
import { understandYesNo } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

const clock = { now: Date.parse('2026-03-02T10:00:00-08:00'), timeZone: 'America/Los_Angeles' };
const answers = (table: string): readonly string[] =>
  listed(table).flatMap((line) => line.split('|').map((answer) => answer.trim()));

const CANCEL = {
  question: 'cancel the quarterly pest treatment on Thursday, March 5 at 10 AM, for a fee of 49 dollars',
  yes: answers(`
  yes please, and do I owe anything? | yes thanks bye | yes, thank you, that's all
  yes, and what do I owe then | ugh yes | ugh fine yes, and what do I owe then | argh, okay, yes
  yeah go ahead and cancel that one | yeah no that's fine | yes, the quarterly one
  yes because I'm moving | yup, all good | sí | sí por favor | claro que sí | oui | ja bitte
  yes, we're moving out at the end of the month | yes, I won't be home
  yeah, I'm out of town that week | yes please, my husband already took care of the ants
  yes, cancel the quarterly pest treatment | yes Thursday's | yes, that's the one | that's the one
  yep that one | go ahead, I don't need it anymore | yes, I don't need it anymore
  we sold the house so yes | I'm moving so go ahead and cancel it
  okay, forty nine dollars is fine, go ahead | yes, I understand there's a fee, go ahead
  yeah I know about the fee, cancel it please | yes. And then I'd like to know my balance
  yes and could you tell me what I owe | yeah do that, and then I have a question about my bill
  yes please. What time do you close today? | sure, and thanks for your help
  yes thank you so much, have a good day | great, thank you, goodbye
  yeah that'd be great, appreciate it | absolutely, go right ahead | yes indeed
  yes ma'am, that is correct | that's right, Thursday at ten | yes, March fifth
  yes the fifth at ten in the morning | yes that's it | correct, please cancel | you've got it
  yep, you got it right | yes, do it | please, yes | yes yes, go on | yeah, let's get rid of it
  uh yeah sure, cancel Thursday | yes I'd like that cancelled | yes I want it cancelled
  please cancel that for me, thanks | it's a yes from me | yes to that | yes for sure | fine, yes
  well, yes | yes, I think that's best | yes I'm positive | oh yes please that would be wonderful
  yes honey | yes please. Oh, and what's my balance? | yep, thanks a lot, bye bye
  okay, that's everything, thank you | sure, cancel that one | yes cancel the one on Thursday
  no yeah, do it | yeah no, that's perfect | yes, I'm leaving for Florida | yes since we're renovating
  yes, my landlord handles it now | go ahead, there are no more bugs | yes, we've got a new baby
  mhm, go ahead | oui s'il vous plaît | sí, gracias | ja, genau | sim, por favor | vale | d'accord
  yes, and can you also tell me when my next visit is?
  yes, and could I speak to someone about my bill? | that's correct, the quarterly pest treatment
  yes the one at ten | yes, ten in the morning | yes on the fifth | that is right, thank you very much
  yes for forty-nine dollars | yes I'm aware of the fee, please go ahead
  I know, I know. Just cancel it | we're away that week, so please cancel | yes, nobody will be there
  yeah, the house is being painted | sure, I appreciate your help | yes, have a nice evening
  perfect, thanks so much for your time | yes that's all I needed | that'd be perfect
  yes, that'd be great, thanks | yes sir, cancel it | you can cancel it, yes | go on, cancel it
  yes I do want to cancel | I do, yes | I want to cancel it, yes | definitely, yes please
  100 percent yes | yes, one hundred percent | all right then, do that | okay, you can go ahead
  fair enough, go ahead | alright, fair enough | fine by me | oh absolutely | yes, as soon as possible
  yes, right away please | yes, cancel it right now | uh-huh, that's the one | right, that's it
  correct, yeah | indeed, cancel it | that's what I said | exactly, that one
  yes, Thursday, that's right | Yes. Thank you. That'll be all.
  yeah please cancel it and what's the balance on my account
  yes go ahead, and I also need to update my address | sure do | yep go for it, cheers
  yes, it's the right one | mm-hmm, cancel it | okay cancel it, bye
  please cancel it, we're selling the house | yes, I got a new job and I'm relocating
  yeah, our daughter is getting married that day | yes, we already dealt with the problem
  that's right, go ahead and cancel | yes, I want to cancel the quarterly one | yes, that appointment
  yes, that visit please | that's correct, ten a.m. Thursday | yup, March the fifth | yes at ten
  affirmative | yes definitely, thanks | okey doke | all right, go ahead and do it
  yes, just cancel it | yes go ahead and charge me the forty nine | I'll take the fee, cancel it
  yes with the fee | fine, I'll pay the fee, go ahead | oh yes, please, go ahead
  yes, and after that I have another question | yes, also, what are your hours
  yes. Can you also send me an email? | do it, and then transfer me to billing please
  yes, then tell me what I owe | yeah and while you're there, what's my balance | sí, está bien
  sí, gracias, adelante | oui, d'accord | ja | да | はい | go ahead and cancel the Thursday one
  yes the Thursday visit | yes the morning one | I guess so, yeah | sure, I guess | I'm sure, yes
  yes, I am sure, cancel it | yes because the ants are gone | yes because I sold the place
  yes, as I'm going to be in hospital | yes, my mother is in the hospital | yes, I'm afraid so
  unfortunately yes | sadly, yes | yes, sorry about that | yes, sorry | please yes, thank you dear
  yes, lovely, thank you | right, cancel it then | yeah, and send me the bill
  yes, it's not needed anymore | we no longer live there, so yes | yeah we don't live there anymore
  my answer is yes | that's a yes | you have my okay | okay by me, cancel it | yes, I'm fine with that
  yes I'm okay with the fee, and what else do I owe | yes, the treatment on Thursday
  the quarterly one, yes | Thursday, yes | Thursday at ten, that's it, yes | mhm that's right | mm yes
  okay so yes | well, okay, yes, go ahead | yes I have decided, cancel it | yes, it's decided
  yes, as agreed | yes as we said | yes yes yes, cancel it already | sure, no worries
  no worries, go ahead | yes, thanks for asking
  yes thanks, and could you transfer me to a person afterwards
  yeah do it. Is there anything I owe you guys? | yes, please. When do you open on Saturdays?
  yes and one more thing, what's my next appointment | oh yeah, and I want to pay my bill
  sure. And I need a new appointment in April as well
  yes, and can I also get an ant treatment next month | yep, then goodbye | yes okay bye
  yes, that's everything, bye now | si claro | claro, gracias | oui merci | ja danke | certo, grazie
  네 | yes, we found someone else | yes, I'm traveling | yes, I work on Thursdays
  yes, my shift changed | yeah, I've got company coming | go ahead, the house will be empty
  yes, since the kids have the flu | yes, cuz I'm moving
  yes please and how much do i owe you guys in total | yeah thanks bye now
  yes thank you that's all i wanted | yes ma'am go ahead and cancel that one for me
  yeah no that's totally fine | yes the quarterly pest one | yes because we moved to texas
  yep all good thanks | si por favor | yes i know go ahead | yes i'm aware there's a fee just cancel it
  sure thing cancel it please | oh yes cancel that | yeah cancel it i don't live there anymore
  yeah i sold the house last month | yes we're getting a divorce
  yes and what are your opening hours please
  yes please and also can i talk to somebody about my last invoice
  yes go ahead thank you very much have a great weekend | yes that would be right
  that is what i want yes | yes sir thursday march fifth | yes at ten am | absolutely yes thank you
  do it please thank you | uh yes i think so | yes of course please | okay yes please
  okay sure cancel it | cancel it yes | alright cancel that then | yes you can cancel it
  yeah you can go ahead | go right ahead thanks | yessir | yes definitely go ahead
  that's fine by me go ahead | i agree to that | yes agreed | yes i confirm | confirmed thank you
  please cancel it for me my wife is in labor | yes my kid is sick that day | yeah i have to work
  yes i'll be at work | yeah i'm going on vacation | we'll be gone so yes
  yes there's nobody home on thursday | yes since nobody will be home
  yes and then i need to book a new one | yes and tell me my balance please | yes do so
  yes please proceed with that | yes proceed | yup thank you ma'am | yes dear | yes i am sure
  100% yes
`),
  notYes: answers(`
  oh sure, because I just love paying fees | yeah right | yeah, as if
  sure, why don't you charge me twice while you're at it | oh great, another fee
  yes if there's no fee | yes, unless it costs something | only if my wife agrees
  yes but not this one | sure, as long as I get it in writing | I would say yes if it were free
  if I say yes what happens | yes... wait, what was the fee? | yeah let me think about it first
  I said yes to the other guy | my husband said yes | you'd love me to say yes, wouldn't you
  don't make me say yes | yes and no | yes, the Wednesday one | yes, the ant treatment
  yes, cancel the rodent inspection | yeah, not yet | yes but tomorrow | yes, just not today
  yes I heard you | yes I'm still here | yes I understand | yes, is there a fee?
  yes and does it cost anything? | I guess, maybe | probably yes | almost yes | yes later
  yes, after I talk to my landlord | okay, what if I keep it | sure, in your dreams
  yes, over my dead body | wow, what a bargain, yes | that's fine print, right
  sure would be nice if it were free | yeah sure whatever you say | fine, rob me then
  yes I have a question | yes hello | okay but when is it again
  oh yes, my favorite thing, paying for nothing | sure, I've got money to burn
  yeah, sure, like I believe that | of course, you people always charge | great, just great
  wonderful, more fees | yes, provided that it's refunded | sure, so long as nobody comes
  okay if my husband doesn't mind | yes, when I've talked to my wife | once my boss confirms, yes
  I'd agree if it was twenty dollars | suppose I say yes | what would happen if I said yes
  she told me to say yes | you keep asking me to say yes | did I say yes | I never said yes | yes? no?
  well yes and no | yes, the one on Friday | yes, Friday | yes, the termite one
  yes, but the other visit | okay, the second one | not that one, the other one | yeah in a minute
  yes give me a moment | okay one sec | yes I'm listening | uh huh I see | right, I got your message
  sure, how much is it | okay so what does it cost | yes, and what does that cost?
  yes and will I get my money back | perhaps | I suppose it could be | yeah I don't know
  yes I mean no | yes, actually let's move it | okay, actually make it next week | fine, whatever
  yeah yeah yeah, blah blah | sounds like a scam | yes I'd like to talk to a person
  sure, I'd be thrilled to pay you for doing nothing | oh absolutely, take all my money
  ha, yes, very funny | yes, in a perfect world | yeah, when pigs fly | yes, said nobody ever
  of course I want to pay for nothing | what a joke, yes | okay, provided the fee goes away
  yes, on condition that I get a discount | only once I know the cost | yes assuming there's no charge
  yes if you can do it for free | sure, if that's the only way | if I must, but is there another option
  yes, or maybe no | not sure, maybe yes | I think yes, but let me check
  yes, let me just check with my wife | yes, but call me first | you said yes, not me
  they said yes it's free | my wife would say yes | is that a yes or no question | can I say yes later
  do I have to say yes now | what do you mean, yes | yes what | yes, can you hear me
  yes, are you there | yeah I know that | okay got it | yes, tell me more | yes, explain the fee
  yes, what's the fee for | yes and who's coming | yes, the ant one | yes, my Friday visit
  yes, next Thursday | yes, at noon | sure, cancel both, wait no | yes cancel my account
  yes, delete everything you have on me | fine then keep it | okay don't then | no yes no
  yes, I just love giving money away | oh yeah, because you guys are so reliable
  great service you have there, yes | sure, knock yourself out, it's only money
  yes, what could possibly go wrong | yay, another charge | thanks for nothing
  right, like that's going to happen | yes, unless you can waive it | sure, but waive the fee
  if nobody else wants it, yes | yes, given that it's refundable | yes, should there be no fee
  yes, as soon as my landlord agrees | when you tell me the fee, yes | I could say yes
  I was going to say yes | I'd have said yes yesterday | say I agree, what then
  my son told me to just say yes | he said "go ahead" | the website says yes
  yes is such a strong word | kind of yes | not exactly | yes, not | yes, though I'm not happy about it
  yes, however | hmm yes, well, I don't know | yes, I need to think | yes in a bit | yes but not now
  sure, next time | okay, another time | yes, some other day | yes, the rodent inspection on Thursday
  yes, on the sixth | yes, Thursday at eleven | yes, thirty nine dollars | yeah, I'm here
  yes this is Dana | yes, continue | ok and | yes and then | fine, move it to Monday instead
  yes, keep it | oh wonderful another forty nine bucks down the drain
  yes because clearly that's reasonable | sure if you pay for it
  well sure as long as it's free of charge | i'll say yes once you tell me the fee | yes but wait
  yes hang on a minute | yeah let me ask my husband real quick | okay let me get back to you
  yes no maybe | i'd rather not but yes i guess | yes only if you can't move it
  yes and can you waive the fee | yes what was the day again | yes which one is that
  yes do i get my deposit back | yes is that the one on friday | you want me to say yes
  is yes the right answer | he told you yes | people always say yes | yes i can hear you fine
  yes i'm still on the line | yes this is she | yes speaking | yes the second one
  yes the one with maria in the afternoon | yes the monday one | yes at noon on thursday | yes tomorrow
  yes for thirty dollars | sure cancel my husband | yeah whatever | fine i guess whatever
  ok what happens then | ok why | ok no | ok don't | i suppose not | not really
  yes i mean the other one | actually no | hm yes and no | would you | who says yes to that | okay bye
  alright, thanks, bye | okay thank you goodbye | right, bye bye | okay, have a nice day
`),
};

const BOOK = {
  question: 'book an ant treatment on Tuesday, March 10 at 8 AM with Lee Novak',
  yes: answers(`
  yes please book it | yes, Tuesday at eight works for me | perfect, see you Tuesday
  yes, eight o'clock is good | that works, my wife will be home | yes with Lee please
  sounds good, put me down | great, sign me up | yes, book the ant treatment
  yes, and also when is my other visit? | yes, put me down for that | Tuesday at eight is perfect
  yes, eight works | yes, I'll be home | great, I'll see you then | yes, for the ant treatment
  that time works great | yes, Lee is fine | yes, the ants are everywhere | yeah book it, thanks
  yes, go ahead and book me in | yes, let's book it | I'll take it | that's good for me
  yes, I can be there at eight | yes, Tuesday morning is good | sure, the tenth works
  yes, book Tuesday | yes, and where will my invoice go | okay, wonderful, I'm looking forward to it
  yes, my dog will be in the yard | yes please, the sooner the better | yes, that's perfect for us
  yeah, eight a.m. is fine | eight o'clock Tuesday is great | yes, Lee Novak is great
  please do book it | do book it | yes, I'd like to book that | yes, go for the Tuesday
  yes, I'm off on Tuesday | great, then I'll expect him
  that'll be fine, thanks, and how do I prepare? | yes that one | book me | yes that time works for me
  yes the tenth at eight | sure eight is fine | tuesday's perfect | yes book that
  yes i'd like that one | great thank you see you then | yes please and where do i park
  yes somebody will be home | yes my husband will let him in | yes please the ants are driving me nuts
  sounds great thanks | yes i can do eight
`),
  notYes: answers(`
  yes, Wednesday at eight | yes at nine | yes with Sam | yes, but Wednesday | sure, at ten though
  yes, ten o'clock | yes, with somebody else | yes, the termite inspection | yes, at eight p.m.
  yes but at nine | yes at eight in the evening
`),
};

const MOVE = {
  question:
    'move the ant treatment from Thursday, March 5 at 10 AM to Tuesday, March 10 at 2 PM with Sam Rivers, at no charge',
  yes: answers(`
  yes move it please | yes to Tuesday | yes, two o'clock is better for me | yep, Tuesday the tenth
  yeah, Tuesday's better | okay let's do Tuesday then | yes, change it to Tuesday | yes, reschedule it
  yes, two is fine | yes, since I have work on Thursday | yes, move it | yeah, move it to the tenth
  sure, Tuesday's fine | yes, from Thursday to Tuesday | that works better | yes, Tuesday afternoon
  okay, two p.m. then | yes to the move | I'd like to move it, yes | move it, please
  that's better for me, yes | yes, that's much better | sure, moving it is fine | yes, Tuesday with Sam
  yes move it to tuesday | yes please move it i work thursdays | tuesday works better for me yes
  yeah the tenth is fine | yes two pm | sure move it | yes go ahead and move it
  that's great thank you so much
`),
  notYes: answers(`
  yes, Thursday | yes, keep it on Thursday | okay Wednesday | yes, to Monday | okay, but the morning
  yes, to Wednesday the eleventh | yes to thursday
`),
};

describe.each([
  ['a cancellation with a fee', CANCEL],
  ['a booking', BOOK],
  ['a move', MOVE],
])('an answer to %s', (_what, { question, yes, notYes }) => {
  it.each(yes)('is a yes: “%s”', (said) => {
    expect(understandYesNo(said, { question, clock })).toBe('yes');
  });

  it.each(notYes)('is no yes: “%s”', (said) => {
    expect(understandYesNo(said, { question, clock })).not.toBe('yes');
  });
});

describe('a day that is only told beside the change', () => {
  const question =
    'book another ant treatment on Tuesday, March 10 at 8 AM with Lee Novak, on top of the one you already have on Thursday, March 5 at 10 AM';

  it('is not the day that a yes names', () => {
    expect(understandYesNo('yes, Tuesday', { question, clock })).toBe('yes');
    expect(understandYesNo('yes, Thursday', { question, clock })).toBe('unclear');
  });
});

describe('a yes', () => {
  it.each([
    'sí',
    'Sí, por favor.',
    'claro que sí',
    'está bien',
    'de acuerdo',
    'oui',
    "d'accord",
    'ja bitte',
    'sim, obrigada',
    'da',
    'да, пожалуйста',
    'はい',
    '是的',
    '네',
    'نعم',
    'हाँ जी',
    'vâng',
    'sige po',
  ])('may be said in another language: %s', (said) => {
    expect(understandYesNo(said)).toBe('yes');
  });

  it.each(['nein danke', 'non merci', 'não, obrigado', 'нет', 'いいえ', '不要', 'không'])(
    'is not said with a no of another language: %s',
    (said) => {
      expect(understandYesNo(said)).toBe('no');
    },
  );

  it('may have something beside it also where nobody knows what was asked', () => {
    expect(understandYesNo('yes, and do I owe anything?')).toBe('yes');
    expect(understandYesNo('yes, and does it cost anything?')).toBe('unclear');
  });
});
