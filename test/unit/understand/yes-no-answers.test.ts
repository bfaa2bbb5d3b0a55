// Answers to "Shall I cancel it for forty-nine dollars?" as callers give them; a wrong yes would cost them money.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandYesNo } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

const question = 'Shall I cancel it for forty-nine dollars?';
const answers = (table: string): readonly string[] =>
  listed(table).flatMap((line) => line.split('|').map((answer) => answer.trim()));

const YES = answers(`
  hell yeah | heck yes | oh hell yes | damn right, do it | lets do it | lets go for it | yes lets | alright, lets
  suits me | that suits me fine | suits us both | sure thing boss | okay chief | you betcha | yeppers | why yes
  no objections here | no complaints here | I have no problem with that | nothing against it | make it happen
  very much so | ten four | that will do nicely | I am down | I am all for it | I am in full agreement
  you have my permission | that is a deal | thumbs up from me | consider it a yes | get it done | gladly
  with pleasure | sweet, do it | works like a charm for me | a hundred percent | I would appreciate that
  yes | yeah | yep | yup | yes please | yes ma'am | yes sir | yes do it | yes cancel it
  yep cancel it | yeah cancel it | cancel it | please cancel it | just cancel it
  go ahead and cancel | go ahead and cancel it | yes go ahead | go ahead | go ahead please
  go for it | do it | please do | please do it | just do it | do that | let's do it | let's do that
  let's go ahead | let's go with that | let's cancel it | sure | sure thing | sure go ahead
  sure why not | why not | okay | ok | okay then | okay fine | fine | that's fine
  that's fine with me | that's good | that'll be fine | that will be fine | that would be fine
  that would be great | that'd be great | that works | works for me | sounds good | sounds great
  sounds good to me | sounds right | perfect | great | great thanks | absolutely | definitely
  certainly | of course | by all means | for sure | correct | that's correct | that's right | right
  exactly | affirmative | uh huh | mm-hmm | mhm | yes that's right | yes that's fine | yes I'm sure
  I'm sure | yes I am | yes I do | I do | I am | I would | yes I would | yes I want that
  yes I want to cancel | I want to cancel it | I'd like to cancel it | I'd like that
  I would like that | I'd love that | I agree | I accept | I accept the fee | I confirm | confirmed
  agreed | deal | um sure I guess | I guess so | I suppose so | I think so | yeah I guess
  yeah I think so | okay I guess | alright | all right | alright let's do it | alright then
  all right go ahead | okay go ahead | okay do it | okay cancel it | okay cancel | please go ahead
  please | yes thank you | yes thanks | okay thank you | no problem go ahead | no problem
  no that's fine go ahead | no go ahead | I don't mind | I don't have a problem with that
  don't see why not | can't see why not | not a problem | you can | you may | you can go ahead
  you can cancel it | yes you can | yes you may | I'm okay with that | I'm fine with that
  I'm good with that | I'm happy with that | fine by me | okay by me | that's fine by me | good
  good go ahead | cool | yes forty nine dollars is fine | forty nine dollars is fine
  forty nine is okay | I'll pay it | I'll pay the fee | I'll pay the forty nine dollars
  yeah charge me | charge it | go ahead and charge it | yes charge my card
  yes definitely cancel it | yes absolutely | oh yes | oh yeah sure | well yes | well okay
  well all right | um yes | uh yeah | hmm okay | hmm yes | yes yes | yes yes yes
  yeah yeah go ahead | yep yep | totally | for sure cancel it | please proceed | proceed
  make it so | be my guest | si yes | ya | yea | aye | you bet | you got it | indeed | I said yes
  I already said yes | yes I said yes | like I said yes | yes, right | right, go ahead | very well
  very good | it's fine | it is fine | it's okay go ahead | that's what I want | that is what I want
  yes that's what I want | yes let's do that | I understand go ahead | ok do it please
  yeah that's good | yes it is | yes of course | yup do that | okay yes | okay yeah | okay sure
  okay sounds good | okay perfect | yes that's fine go ahead and do that please
  yeah sure that's fine | yeah that's fine cancel it | oh sure no problem | okay yeah let's do it
  okay let's just cancel it | yeah just cancel it please | yes cancel the appointment
  yes please cancel my appointment | I'd like to go ahead and cancel | I want to go ahead
  I'd like to go ahead | yes I'd like to proceed | you may proceed | you can proceed
  yes you may cancel it | yes ma'am please do | yes sir go ahead | that's fine I'll pay it
  okay I'll pay the fee | that fee is fine | the fee is fine | the fee is okay
  I'm fine with the fee | yes to the fee | yes forty nine is fine | yeah forty nine dollars okay
  okay forty nine dollars | alright forty nine dollars then | fine cancel it | fine do it
  fine go ahead | well fine | well go ahead then | I suppose go ahead | I guess go ahead
  I guess that's fine | I guess that's okay | yeah I guess that's okay | if you could please
  yes if you could | yes if you would please | yes that would be great thank you
  that would be lovely thank you | that's perfect thanks | perfect go ahead
  great go ahead and cancel | great do that | sounds like a plan | works for me thanks
  that'll work | that'll do | it works | mm hmm that's fine | uh huh go ahead | uh yes please
  um okay sure | er yes | oh yes please do | oh go on then | go on then | right go for it
  right yes | yes right | absolutely go ahead | absolutely yes | certainly yes | definitely yes
  definitely do it | yes definitely | yes certainly | yes exactly | that is correct
  that is right yes | correct yes | yes correct | yes that is correct please proceed
  affirmative go ahead | okey dokey | okie dokie | sure sure | sure thing go ahead | sure go for it
  of course go ahead | yes yes cancel it | YES | Yes. | Yes! | Yes, please. | Okay. | Sure!
  yes. cancel it. | Yeah. Go ahead. | yes I'm okay with the fee | yes I agree to the fee
  I agree to the fee | I accept the charge | yes I accept | I do yes | I do want that
  yes I want you to cancel it | I want you to cancel it | I'd like you to cancel it
  please go ahead and cancel it for forty nine dollars | yes cancel it for forty nine dollars
  cancel it for the forty nine
`);

const NO = answers(`
  hell no | heck no | lets not | thumbs down | that does not suit me | I do not approve
  no | nope | nah | no thanks | no thank you | no sir | no ma'am | no no | no no no | uh no | um no
  well no | oh no don't | no don't | don't | don't do it | don't do that | do not | please don't
  please do not | no please don't | don't cancel | don't cancel it | no don't cancel it
  do not cancel | please don't cancel it | no leave it | leave it | leave it alone
  leave it as it is | leave it as is | leave it the way it is | leave it there | just leave it
  keep it | keep it as it is | I'll keep it | I'll keep the appointment | I want to keep it
  let's keep it | let me keep it | no keep it | not today | not now | not right now | not yet
  not this time | not really | not interested | I don't think so | I do not think so
  I don't want that | I don't want to | I don't want it | I don't want to cancel
  I don't want to do that | I don't want to pay that | I won't pay that | I'm not paying that
  I'm not paying forty nine dollars | I'm not going to pay that | I refuse | I decline | decline
  I'll pass | pass | I'd rather not | I would rather not | rather not | I'd prefer not to
  I prefer not | better not | I better not | absolutely not | definitely not | certainly not
  of course not | hell no | heck no | no way | no chance | not a chance | never | never mind
  nevermind | forget it | forget about it | forget that | skip it | skip that | scratch that | stop
  stop it | stop that | hold off | hold off on that | hold off for now | negative | no sorry
  sorry no | I'm sorry no | no it's okay | no that's okay | no that's all right
  no that's fine leave it | no I'm good | I'm good thanks | no I'm fine | no I'm okay | no need
  there's no need | that's not necessary | not necessary | no that won't be necessary
  that won't be necessary | no I changed my mind | I changed my mind | I've changed my mind
  no wait | wait no | wait no don't | yes no wait | actually no | actually don't | okay no
  okay no don't | yeah no | yeah no thanks | no that's wrong | that's wrong | wrong | incorrect
  that's not right | that's incorrect | that's not correct | no it isn't | it's not | no I don't
  I don't | no I wouldn't | no I'm not | I'm not | that's too expensive | that's too much
  no that's too much | no that's too expensive | too expensive | too much
  not for forty nine dollars | not for that price | not at that price | no not for that
  no absolutely not | no I said no | I said no | I already said no | no and don't ask again
  nah I'm good | nah leave it | nah that's okay | nope don't | nope that's okay | let's not
  let's not do that | let us not | no let's leave it | out of the question | no deal | I disagree
  I don't agree | I do not agree | I can't afford that | I can't do that | no I can't | I couldn't
  maybe not | perhaps not | probably not | I guess not | I suppose not | I don't believe so
  no not at all | please no | no I'd like to keep it | no let's keep the appointment
  no I'll just keep it | actually I'll keep it | actually no I'll keep it | oh in that case no
  in that case no | then no | then don't | no then | well then no | if there's a fee then no
  no not if there's a fee | oh no not for forty nine dollars | no that's crazy
  no that's ridiculous | forty nine dollars no way | no way that's too much | that's way too much
  that's too high | that fee is too high | I'm not paying a fee | I'm not going to pay a fee
  I don't want to pay a fee | I don't want to pay forty nine dollars
  I won't pay forty nine dollars | I refuse to pay | I can't pay that | nope not doing it
  nope I'm good | nah it's fine | nah that's fine | nah I'll keep it | no it's fine
  no it's fine leave it | it's fine leave it | that's fine leave it | okay leave it
  okay then leave it | okay keep it | okay never mind | okay forget it | oh never mind then
  oh forget it then | all right never mind | well never mind | sorry never mind | no never mind
  no don't worry about it | don't worry about it | don't bother | no don't bother | please leave it
  please keep it | please keep my appointment | please don't do that | please don't do anything
  don't do anything | do nothing | no cancel that I mean don't | no no don't cancel
  no I didn't say that | no I did not | no that's not what I want | that's not what I want
  that isn't what I want | that isn't right | that's not what I asked for | no you misunderstood
  not at the moment | not for now | not this time thank you | not tonight | not anymore
  no not anymore | not necessary thanks | I'd rather keep it | I would rather keep it
  I'd prefer to keep it | I prefer to keep it | I think I'll keep it | I think I'll pass
  I'll pass thanks | thanks but no thanks | thanks but no | thank you but no
  I appreciate it but no | sorry but no | no but thank you | no but thanks | I'm afraid not
  afraid not | I'm gonna say no | I'm going to say no | gonna have to say no | I'd say no
  the answer is no | that's a no | that's a no from me | hard no | hell no don't
  under no circumstances | by no means | no means no | NO | No. | No! | Nope. | No, thanks.
  No. Leave it. | n o no
`);

const UNCLEAR = answers(`
  hell yeah if it is free | suits me better on Friday | suits me if it suits you | lets think about it
  lets do it on Wednesday | yeah right, like I would pay that | sure you are | naturally you would charge me
  works for me unless it costs | get it done for free | yes for ten dollars | okay, as if | yeah whatever
  thumbs up I guess if there is no fee | I am game if the fee goes away | oh yeah, says who
  um | uh | hmm | hm | er | well | so | maybe | perhaps | possibly | I'm not sure | not sure
  I don't know | dunno | I have no idea | hmm how much again | how much | how much again
  how much is it | how much did you say | wait what's the fee | wait how much | what's the fee
  what fee | what | what? | huh | sorry | sorry? | pardon | pardon me | come again | say that again
  can you repeat that | could you repeat the question | repeat that please | I didn't hear you
  I didn't catch that | what did you say | what do you mean | wait | wait a second | hang on
  hang on a second | hold on | hold on a minute | one moment | one second | just a second
  give me a second | let me think | let me think about it | let me check | let me ask my wife
  I need to think about it | I'll think about it | I have to ask my husband | I'll call you back
  can I call you back | it depends | that depends | depends on the fee | yes but on Friday
  yes but not today | yes but | yes if it's free | only if it's free | if there's no fee
  as long as it's free | yes if you waive the fee | can you waive the fee | could you waive that
  is there a way around the fee | is there a fee | is that refundable | do I have to pay
  do I have to | why | why is there a fee | why do I have to pay | when would that be | which one
  which appointment | what time is it | what happens then | what are my options | what else can I do
  can I move it instead | can I reschedule instead | could we move it instead | what about Friday
  how about Friday | how about moving it | make it Friday | change it to Friday | move it to Friday
  Friday | Tuesday at nine | the other one | the second one | cancel the other one
  cancel Tuesday's not Thursday's | yes and no | either | whatever | I don't care | you decide
  up to you | what do you think | what would you do | hello | are you there | can you hear me
  who is this | are you a robot | I want to talk to a person | agent | let me talk to someone | help
  forty nine dollars | forty nine dollars? | okay but how much | okay but what about the refund
  okay what's the fee | okay so what happens next | yes what's the fee | yeah how much again
  sure but can I move it | sure if it's free | sure, what's it cost | the weather is nice
  my name is Robert | nine eight one oh nine | my dog is barking | just a sec my dog
  I already cancelled it | I didn't get an email | I was asking about my bill | could be | sort of
  kind of | so so | might | I might | probably | I'm thinking | let me see | let's see
  well let me see | right so how much | right but | okay so | okay but | yes wait | yeah hold on
  yes hold on | okay wait | okay hang on | sure hang on | yes actually wait | I thought it was free
  you said it was free | they told me there was no fee | nobody told me about a fee | is that right
  is that okay | is it okay | really | really? | seriously | seriously? | are you sure
  are you kidding | you're kidding | wow | oh | oh okay what | oh I see | I see | I understand
  I hear you | got it | okay got it but | good question | good morning | good afternoon | thank you
  thanks | bye | goodbye | can you do it for free | can you do thirty | would thirty dollars be okay
  thirty dollars | cancel my other appointment | yes for the other one | yes the one on Friday
  yes I have a question | yes one question | yeah question | I have a question | question
  yes but first | not before you tell me the fee | tell me more | explain that | explain the fee
  go back | start over | do you need my card | what card | when is it due | it's okay | that's okay
  that's all right | cancel that request | yes I understand the fee | yes, I understand
  yes but how much | yes if it's under thirty | yes for thirty dollars | okay thirty dollars
  yes but only the second visit | yes and also my other one
  yes and book me for Friday | yes and move me to Friday | yes move it to Friday | okay Friday then
  okay let's do Friday | sure Friday works | Friday works | let's do Tuesday instead
  can we do Tuesday | I'd rather do Tuesday | I'd rather move it | I'd rather reschedule
  could I reschedule | reschedule it | move it | book it for Friday | cancel my whole plan
  yes cancel everything | cancel all of them | yes cancel all of them | cancel my account
  yes cancel my account | I thought I cancelled it | I already did | did I already cancel it
  I called to cancel it yesterday | what if I cancel it tomorrow | what would happen if I cancel
  should I cancel it | do you think I should cancel it | what if I don't
  yes what happens if I cancel | I wonder if | well I was hoping it'd be free
  I thought cancelling was free | it says free on the website | is it forty nine or thirty nine
  forty nine or thirty nine | forty nine | why forty nine dollars | that's a lot
  that's a lot of money | that seems high | ouch | oh wow | oh my | oh boy | hmm that's a lot
  hmm okay let me think | okay let me think | okay give me a minute | okay one second
  yeah one second | yes one second please | yes give me a second | sure give me a second
  just a moment please | bear with me | let me get my wife | let me get my card | my wife says
  ask my wife | honey do you want to cancel | honey should we | no idea | I've no idea | beats me
  who knows | you tell me | it's up to you | if you say so | if you want | if I have to | if I must
  I guess if I have to | I might as well | may as well | okay I understand | yes I understand
  I understand the fee | I know | I know there's a fee | right I see | I see okay what else
  go ahead and tell me | go ahead and explain | go ahead I'm listening | go on I'm listening
  yes I'm listening | yes I'm here | yes I can hear you | yes hello | yes speaking
  yeah this is him | yes who is this | yes what | yes what is it | yeah what | yeah why | okay why
  okay who am I talking to | okay can I speak to a person | yes let me talk to a person
  yes I'd like to speak to an agent | yes I need help | yes I have another question | yes about that
  about that fee | about the fee | regarding the fee | the fee | the appointment
  Thursday's appointment | my appointment | next Thursday | at nine | nine o'clock | in the morning
  the morning one | not the morning one | not Thursday | not that one the other one
  the one on Thursday | yes the Thursday one not the Friday one | I can't hear you
  I couldn't hear that | I didn't understand | I don't understand the fee | I don't get it
  I don't remember | I don't see the email | I didn't know there was a fee
  there wasn't a fee before | nobody said there was a fee | I never got a bill
  I've never paid a fee | it never cost anything before | is there no other way | no other way
  is there no way around it | there's no one home | nobody's home | the no fee plan
  do I get no refund | so no refund | so there's no refund
`);

describe('an answer to a question about a cancellation', () => {
  it.each(YES)('is yes: “%s”', (said) => {
    expect(understandYesNo(said, { question })).toBe('yes');
  });

  it.each(NO)('is no: “%s”', (said) => {
    expect(understandYesNo(said, { question })).toBe('no');
  });

  it.each(UNCLEAR)('is unclear: “%s”', (said) => {
    expect(understandYesNo(said, { question })).toBe('unclear');
  });
});

describe('what was asked', () => {
  it.each([
    ['cancel it', 'Shall I book Tuesday at nine?', 'unclear'],
    ['book it', 'Shall I book Tuesday at nine?', 'yes'],
    ['yes, Tuesday at nine', 'Shall I book Tuesday at nine?', 'yes'],
    ['yes, Wednesday at nine', 'Shall I book Tuesday at nine?', 'unclear'],
    ['yes, for fifty nine dollars', 'Shall I cancel it for $49?', 'unclear'],
    ['yes, for forty nine dollars', 'Shall I cancel it for $49?', 'yes'],
    ['keep it', 'Shall I keep the appointment?', 'yes'],
    ['keep it', 'Shall I cancel the appointment?', 'no'],
  ] as const)('gives “%s” its meaning after “%s”: %s', (said, asked, answer) => {
    expect(understandYesNo(said, { question: asked })).toBe(answer);
  });

  it('may be tried again, and noises count for nothing', () => {
    expect(understandYesNo('yes, try again', { question })).toBe('yes');
    expect(understandYesNo('[noise] yes please (laughs)', { question })).toBe('yes');
  });

  it('when unknown leaves a bare deed unclear', () => {
    expect(understandYesNo('cancel it')).toBe('unclear');
    expect(understandYesNo('yes, cancel it')).toBe('yes');
  });
});

it('takes no doubt and no condition for a yes, whatever agreement surrounds it', () => {
  const agreeing = fc.constantFrom('yes', 'yeah', 'okay', 'sure', 'fine', 'go ahead', 'sounds good');
  const doubting = fc.constantFrom(
    'but not today',
    'how much is it',
    'if it is free',
    'wait',
    'hold on',
    'what is the fee',
    'make it Tuesday',
    'no',
    "don't",
    'the other one',
    'let me ask my wife',
  );
  fc.assert(
    fc.property(agreeing, doubting, fc.constantFrom(' ', ', ', '. '), (yes, doubt, joint) => {
      expect(understandYesNo(`${yes}${joint}${doubt}`, { question })).not.toBe('yes');
    }),
  );
});
