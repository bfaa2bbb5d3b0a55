// Many ways of asking for a person, and the look-alikes that ask for nobody, as callers say them.
import { describe, expect, it } from 'vitest';
import { understandEscalation } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

const ASKING = listed(`
  agent
  agent please
  representative
  speak to a representative
  I need to speak to a representative please
  customer service
  customer service please
  operator
  operator operator operator
  zero for operator
  human
  real person
  real person please
  live person
  live agent
  I want a human
  I want a real person not a machine
  give me a human
  get me a human being
  get me someone who can actually help
  get me a person on the line
  get me somebody in charge
  get somebody on the phone
  let me speak to a real person
  let me talk to a human
  let me talk to someone in charge
  let me talk to your supervisor
  let me talk to your boss
  can I talk to your manager
  can I speak to the manager on duty
  may I speak with a supervisor please
  could I speak to a member of staff
  could I speak to a member of your team
  could you put me through to a colleague
  put me through to someone
  put me through to customer services
  put me on to your manager
  put a manager on the phone
  put somebody on the line
  transfer me
  transfer me please
  transfer me to a person
  transfer me to a real live person
  please transfer this call to an agent
  please transfer me to the front desk
  connect me to someone
  connect me with an agent
  can you connect me with a real person
  can you get me a supervisor
  can you get someone on the line for me
  could you pass me to a colleague please
  pass me on to a human
  hand me over to somebody
  hand me off to a human
  is there a human I can talk to
  is there anybody there I can speak to
  is there anyone else I can talk to
  is there a person I can speak with
  isn't there anyone who can help me
  is anybody there
  I'd like to speak with someone
  I'd like to speak to somebody about my bill
  I'd prefer to speak with a person
  I'd rather talk to a person
  I'd rather deal with a human
  I would prefer a human agent
  I would feel better talking to a human
  I'd feel more comfortable talking to a person
  I don't want to talk to a robot
  I don't want to talk to a computer
  I don't like talking to machines
  I hate these automated systems, give me a person
  I'm not talking to a bot
  I refuse to talk to a machine
  I am done talking to you, get me a person
  stop, I want a person
  no more robots please
  no robots please
  I need a person
  I need a real human
  I need an actual human being
  I need to talk to a live person now
  I need a manager
  I want your manager
  manager now
  supervisor
  get me your supervisor
  I demand to speak to a manager
  I insist on speaking to a manager
  I want to speak to whoever is in charge
  who's in charge there
  who can I speak to about this
  who can I talk to about this charge
  who do I talk to about a problem with the technician
  who else can I talk to
  can someone call me back
  can someone give me a call back
  could somebody please call me
  have someone call me
  have a manager call me
  have your manager call me back
  please call me back
  I'd like a callback
  I want a call back
  can I get a call back from someone
  ask someone to ring me please
  can I have a word with the manager
  I'd like a word with your supervisor
  how do I get to a person
  how do I reach a human
  how do I speak to someone
  how do I talk to a real person
  how can I get hold of a person
  what do I have to say to get a person
  what do I press for an operator
  can a person help me
  can a human help me with this
  can I get a human
  can I get a person please
  can I get some help from a real person
  can I just talk to somebody
  can I just speak to someone please
  can we get a manager on the line
  you're not understanding me, let me talk to someone who does
  you can't help me, I need someone who can
  you aren't helping, get me a person
  this isn't working, get me an agent
  this is going nowhere, I want to talk to a person
  escalate this
  please escalate
  escalate me to a manager
  I want this escalated
  I want to escalate this
  I'd like to escalate my issue
  please escalate my case to a supervisor
  kick this up to your supervisor
  I want to go above your head
  let me talk to somebody higher up
  somebody higher up please
  your superior please
  I'd like to talk to someone with authority
  I need to speak to someone from billing
  speak with the billing department
  let me speak to the office
  can you put me through to the office
  could I talk to the owner
  I want to talk to the owner of the company
  let me talk to the head of customer service
  let me talk to someone else
  I want to talk to somebody else
  anyone but you
  someone else please
  can you forward me to an agent
  route me to a live agent
  switch me to a person
  bring a human in
  bring somebody on
  agent agent agent
  just give me an agent
  just get me a rep
  rep please
  rep
  a representative if you don't mind
  customer care
  customer support please
  hello can I talk with a lady or a man
  can I please speak to a human because this isn't working
  my problem is complicated I need a human
  this is too complicated for a robot
  I'm old and I don't like machines let me speak with a person
  sorry but I'd like a human
  yes a person please
  yes connect me to a person
  yes please transfer me
  I spoke to an agent yesterday and now I want to speak to a manager
  I already talked to a person but I need to talk to another one
  Are you a robot? I want a person
  is this a recording? get me a human
  do you have a person I can talk to
  do you have a manager there
  do you have someone I can speak to
  does anyone there answer the phone
  does a human work there
  may I have the supervisor
  may I have customer service
  get me a customer service rep
  customer service representative
  talk to a human now
  speak to agent
  agent now
  human please
  human being please
  real human
  person please
  actual person
  hi yeah I need to talk with somebody in billing please
  okay can you just connect me with someone
  yeah can I speak to a live person
  um can I get a live representative
  uh could you transfer me over to an agent please
  this isn't helping can I talk to a real human being
  I'd like to be transferred to an agent
  I want to be connected to a person
  can I be transferred to a manager
  I'd like to be put through to somebody
  could I be put through to customer services please
  would you mind transferring me to a person
  would you mind putting me through to someone
  do you mind if I speak to a human
  any chance I could speak to a human
  any chance of talking to a person
  is it possible to get a human on the line
  I was hoping to speak to someone
  I was hoping to talk to an actual person
  I'm trying to reach a human
  I'm trying to get a hold of a person
  I've been trying to get through to a person
  I'm looking to speak to someone in your office
  I'm looking for a human
  I just want to talk to somebody
  I only want to talk to a human
  I only speak to humans
  I'll only talk to a person
  I will not talk to a machine
  I won't give my information to a robot
  I'm not giving my date of birth to a robot
  I don't feel comfortable giving that to a machine
  I'd feel better if a person handled this
  I'd like a person to handle this
  let me have your supervisor
  let me have a word with someone
  let me get a manager
  I need your supervisor's name and number
  may I please have a representative
  may I be connected with a live agent
  please get a human
  please get me someone
  please just let me talk to someone
  for the last time get me an agent
  agent!! agent!!
  AGENT
  Representative.
  REPRESENTATIVE REPRESENTATIVE
  talk to a representative
  talk to representative
  speak with agent
  speak to manager
  speak to supervisor
  speak to somebody
  talk to somebody
  talk to a live person
  need agent
  need a human
  need human help
  want human
  want agent
  get agent
  get human
  human agent
  live chat with agent
  customer rep
  customer service agent
  service representative please
  technical support please
  a human please
  a person please
  a live person please
  an agent please
  an operator please
  the manager please
  your manager please
  a manager please
  manager please
  could a manager give me a ring
  could a manager call me
  can your manager call me tomorrow
  can you have someone reach out to me
  have somebody get back to me
  can somebody get back to me about this
  somebody needs to call me
  someone needs to call me back today
  I need someone to call me
  I need a call from your manager
  I want a phone call from a supervisor
  I'd appreciate a call from a manager
  leave a message for the manager to call me
  can I leave a message for somebody
  what's the number for a real person
  what number can I call to talk to a person
  give me the number of your manager
  give me a phone number for a human
  is there a direct number for a person
  does your company have any actual humans
  do you have real people working there
  do real people work there
  I bet there's a real person there, put them on
  let me speak with the person in charge
  I'd like to talk to your superior
  take me to a human
  take me to an agent
  send me to an agent
  send me to a human
  send me to a real person
  direct me to a representative
  stop this and give me a person
  go get your manager
  where is your manager
  can you stop and get me a human
  you don't get it, human please
  you can't do this, can you transfer me
  you are a computer, I want a person
  since you are a robot I'd like an agent instead
  a person would be better
  I think a person would understand better
  I think I need a person for this
  I guess I'll need a human
  maybe I should talk to a person
  maybe someone else can help me
  can somebody else help me
  can someone else help me
  is there someone else who can help me
  I'd like to speak to a different person
  give me someone different
  give me somebody else
  I'm having trouble hearing you, can I speak to a person
  sorry I can't understand you, can I talk to a person
  I don't speak much English, is there a person who speaks Spanish
  is there someone who speaks Spanish
  do you have somebody who speaks Spanish
  connect me to the billing team please, a person not a bot
  yes I would like to speak to a person
  no I want to speak with a person
  no thank you I'd like to speak to somebody
  okay fine get me the manager
  then let me talk to a manager
  then transfer me to someone who can
  fine, transfer me
  just transfer me
  transfer me now
  I said transfer me
  I said agent
  I asked for a person
  I asked for a representative
  I keep asking for a person
  I've asked for a human three times
  I told you I want a person
  okay I think I should just talk to a person at this point
  alright can someone real take over
  can someone take over
  get off the line and put a human on
  let me through to the service desk
  I need your help desk
  could I have a quick chat with someone on your team
  could you fetch somebody
  do you mind getting your manager
  would you be able to get someone to phone me
  I'd like to arrange a call with someone
  please ask the manager to phone me
  tell your manager to call me
  have your boss ring me
  I wish I could speak to a human
  I really need to speak with someone right away
  why can't I talk to a person
  why won't you let me talk to a person
  why is there no human on this line
  how come I can't speak to an agent
  isn't there a human around
  are there any humans left at your company
  who do I need to speak to around here
  this robot is useless, agent please
  I'm not doing this with a robot
  I'd rather not do this with a robot
  skip the robot and get me a person
  can we skip the bot
  no offense but I want a human
  with all due respect I'd like a person
  my grandson usually does this, is there a person I can talk to
  I'm hard of hearing, could a person help me
  I need to discuss this with a manager
  I want to discuss it with your supervisor
  I'd like to take this up with a manager
  I'll take this up with your manager
  I'd like this handled by a manager
  a supervisor needs to look at this
  I need a supervisor to approve this
  I want somebody with authority
  let me go to customer service
  go to customer service
  back to customer service
  press zero
  speak to sales
  could I speak to accounts please
  could you transfer me to the accounts team
  is the manager in
  is the manager there
  is the manager available
  is your supervisor around
  is Dave the manager there
  can I speak to whoever handles cancellations
  may I speak to whoever runs the place
  I need to speak to corporate
  give me the corporate number
  I need the number for your head office
  how do I contact head office
  somebody from your company needs to contact me
  I expect a call from your manager today
  I want to hear from a manager
  I will only deal with your manager
`);

const NOT_ASKING = listed(`
  are you a robot
  are you a real person
  are you human
  are you a bot or a person
  is this a real person
  is this a recording
  am I speaking to a machine
  am I talking to a person right now
  wait are you an AI
  you sound like a real person
  you sound just like a human
  so you're not a human
  I thought you were a real person
  you're a robot aren't you
  do you have feelings or are you a machine
  what kind of machine are you
  what company built this bot
  I have a real estate agent coming on Friday
  my real estate agent asked for the report
  the leasing agent needs a copy
  my insurance agent will call you
  I work as a travel agent
  my landlord's agent has the key
  I spoke to a person yesterday
  I talked to someone last week about this
  I spoke with your manager on Monday and she was lovely
  I already spoke to somebody about that
  someone told me it would be free
  the representative told me there was no fee
  your agent said Tuesday
  the agent I talked to was very nice
  customer service was great
  your customer service is excellent
  the customer service is really good here
  I love your customer service
  your people are great
  the manager waived it last time
  the supervisor already approved it
  the lady I spoke to said nine o'clock
  a man came by this morning
  somebody left a note on my door
  someone rang my doorbell
  is anyone coming today
  will someone be here at nine
  when will the person arrive
  who is the person coming
  which technician is coming
  can somebody come tomorrow
  can someone come out and look at it
  can you send someone on Friday
  I need someone to spray the kitchen
  I need somebody to clean the gutters
  there will be someone home
  no one will be home
  my husband will talk to the technician
  my wife will let the technician in
  I'll be talking to my wife first
  I need to talk to my husband about it
  let me talk it over with my wife
  let me ask my boss
  my manager at work needs an invoice
  I'm the manager of the building
  I am a property manager
  I'm an office manager and I need the invoice
  I manage apartments
  I work in customer service myself
  I work for human resources
  it's human error
  I'm only human
  it is safe for humans
  is the spray safe for humans and pets
  are the chemicals harmful to people
  how many people live here
  how many people come
  there are four people in the house
  it's for two people
  a table for four people
  what's your legal name
  my legal name is Robert
  what is the legal name of the company
  is it legal to spray here
  my legal address is different
  Monday is a legal holiday
  I'm a lawyer
  I work at a law firm
  my son is an attorney
  my appointment is at the lawyer's office on Main Street
  the address is 12 Court Street
  I live on Lawyers Road
  it's next to the tennis court
  it's the house by the courthouse
  I live in Chancery Court
  no complaints
  I can't complain
  nothing to complain about
  I have no complaints about the service
  I don't want to complain but what time is it
  not to complain, but he was ten minutes late
  there was no damage
  will it damage my plants
  does the spray damage paint
  does the treatment cause damage to wood
  the termites damaged the porch
  mice have damaged the insulation
  ants are damaging the deck
  water damage in the basement brought roaches
  what does the damage waiver cover
  what are the damages
  I don't need a refund
  can I get a refund of forty nine dollars
  refund my last visit please
  it was three hundred dollars and I want a refund
  can I get my fifty dollars back
  what's your refund policy
  is the deposit refundable
  my bill is six hundred dollars
  I paid seven hundred dollars last year
  the contract costs nine hundred dollars
  is five hundred dollars the total
  you can call me on my cell
  call me when you're on the way
  please call me before you come
  have the technician call me before he comes
  can the driver call me when he's close
  text me when someone is on the way
  you can call me Bob
  call me Mister Jones
  my name is Sue
  Sue Miller
  this is Sue speaking
  speaking
  this is she speaking
  I'm speaking from the kitchen
  I can't talk right now
  can I talk to you about my appointment
  I'm talking about the other invoice
  I was talking about Tuesday
  we talked about it
  can we talk about the price
  let's talk about my bill
  can you speak up
  can you speak Spanish
  speak slower please
  do you speak English
  I'd like to speak in Spanish
  do I need to speak to anyone to cancel
  I don't need to talk to anyone
  I don't need a person
  no I don't want a human
  you don't have to transfer me
  please don't transfer me
  don't connect me to anybody
  no need for a manager
  no I don't want to speak to a person
  I'd rather not talk to a person
  I would rather stay with you than a person
  I'm fine talking to you
  you're doing fine, I don't need an agent
  I don't want to be transferred
  I was transferred to you
  the agent transferred me here
  did somebody call me
  I got a missed call from you
  someone called me from this number
  I'm returning your call
  you called me yesterday
  who called me
  I'm calling about my appointment
  I'm calling on behalf of my mother
  can I reach you by email
  how can I reach the technician's van
  I'd like to transfer my service to my new address
  can I transfer my plan to my sister
  transfer my appointment to Friday
  transfer the payment to my checking account
  I need to transfer money
  switch me to autopay
  put me down for Tuesday
  put my husband on the account
  add a person to my account
  take a person off my account
  can someone else be on the account
  can someone else let them in
  my neighbor will be there, a real nice person
  he's a good person
  I'm a morning person
  the operator of the crane
  I operate a restaurant
  how many agents do you have
  what does a customer service representative do
  is the office open on Saturday
  where is your office
  what are your office hours
  what number do I call for emergencies
  it's not an emergency
  it's an emergency contact number
  my emergency contact is my sister
  is that the best price
  that's the worst time for me
  worst case I can do Friday
  the ants are terrible this year
  it's a terrible time of year for bugs
  the weather is awful
  my day has been horrible
  I feel terrible about missing it
  that's ridiculous, ha ha, but okay
  I hate spiders
  I hate roaches
  my kids are driving me crazy
  the traffic was ridiculous
  the smell is awful
  I have a poor memory
  my hearing is bad
  this connection is bad
  it's a joke
  sorry that was stupid of me
  I'm so stupid I forgot
  my car is a piece of garbage
  when does the garbage get picked up
  put it by the rubbish
  I'm in a court of apartments called Kings Court
  gas or electric
  I need to sign a legal document for the lease, what's my address on file
  I want to see a person about the roof next week
  the person on the account is my father
  the account holder is another person
  who is this
  who am I speaking with
  what's your name
  how do I know you're real
  I want to report ants
  I want to report a change of address
  I'd like to report my card lost
  report the meter reading
  I made a claim with my insurance
  my insurance claim number is 12
  can you file this with my insurance
  I want to claim my discount
  yes that's my phone number
  I'm the owner
  I'm the account owner
  I own the building
  my representative at the bank said so
  the sales representative was here in March
  a salesman came by
  the manager's special sounds good
  do you have a manager's special
  I got a letter from your office
  I got a voicemail from your office
  your office called me
  I received a call from customer service this morning
  I'm calling back
  I'm calling you back
  I missed your call
  please call ahead
  please call first
  please have him call when he's ten minutes out
  he can call me when he gets here
  will he call me first
  will somebody call before they come
  does the technician call before arriving
  will someone call me before the visit
  you can text me
  can you text me a confirmation
  can you email someone at my office
  send a copy to my assistant
  my assistant will be there
  my assistant booked this
  can my assistant reschedule for me
  my receptionist will let him in
  the front desk will let you in
  leave the key at the front desk
  check in at the front desk
  park in front of the office
  it's an office building
  we're an office of ten people
  how many people will come
  can two people come
  does it take two people
  the people who lived here before had roaches
  people are staying over this weekend
  I have people coming over Saturday
  somebody will be home
  someone has to be home right
  does somebody need to be there
  should someone be home
  anyone can let you in
  nobody's home until five
  is someone coming or not
  when can someone come
  who's coming on Thursday
  will it be the same person
  can I have the same person as last time
  I'd like the same technician again
  I'd like a different technician this time
  can I get a woman technician
  I want Mike to come again
  could I have someone later in the day
  can you get someone out here today
  I need someone out here
  can you send somebody out
  send somebody please
  send someone over
  we need somebody to look at the attic
  I want someone to check for termites
  do you have anyone available Friday
  do you have anybody available this afternoon
  do you have someone available tomorrow morning
  is anyone available on Saturday
  is there someone available at nine
  is there anyone free on Monday
  are there any technicians available Friday
  is the dentist available
  is the doctor available Tuesday
  are you available Friday
  I want to be put on autopay
  put me on the schedule
  put me on the list for Tuesday
  put it on my card
  get me in on Friday
  get me on the calendar
  get that on the calendar
  connect my bank account
  connect it to my card
  transfer the service to my new house
  transfer the balance
  can I transfer this appointment to my wife
  I'm transferring to a new apartment
  pass the message to the technician
  hand it to the technician
  can I speak slower
  can I say something
  can I ask you something
  can I ask a question
  can you help me
  can someone help me with my bill
  I need help
  I need help with my bill
  I need some help please
  help me please
  I have a customer service question
  I used to work in customer support
  customer number 12345
  my customer id is 5
  what's my customer number
  I'm a new customer
  I'm a long time customer
  I have been a customer for ten years
  thanks, you've been a great help
  great service, thank you
  the service was excellent
  your agents are always so nice
  the lady last time was so nice
  he was very professional
  he was a bit late but fine
  the technician was great
  the technician wasn't rude at all
  he wasn't rude or anything
  he didn't damage anything
  nothing was damaged
  nothing is broken
  my fence was broken before
  my phone is broken
  my phone broke so I have a new number
  the gate is broken so use the side door
  the lock is broken
  the window is cracked so ants get in
  I broke my tooth
  I cracked a tooth
  my crown broke
  my filling fell out
  does insurance cover water damage
  is there a claim form
  I have a claim number
  what's the status of my claim
  how do I file a claim with my insurance
  I filed an insurance claim
  does my plan cover claims
  I'm suing my landlord
  is my contract legally binding
  can I legally cancel within three days
  I have court on Friday so I need to move it
  I have jury duty at the courthouse on Tuesday
  I'm in court that day
  I can't that day I have a court date
  my lawyer appointment is at two so can we do four
  I have a meeting with my attorney at three
  I'm in a meeting with a manager until noon
  I'm in a meeting with my manager at three
  do you treat police stations
  the police station next door
  turn left at the police station
  fire ants in the yard
  we have fire ants
  there are fire ants everywhere
  is the spray poisonous
  is the bait poisonous to dogs
  is it safe for my dog
  will it make my dog sick
  can my cat get sick from it
  my kids are home sick today
  my daughter is sick so I have to move it
  I'm sick today
  I got sick and have to cancel
  my wife is sick of the ants
  I'm sick of these roaches
  I'm fed up with these ants
  I've had enough of these spiders
  I hate these bugs so much
  these ants are the worst
  these bugs are ridiculous
  that's stupid, I gave you the wrong number
  oh I'm an idiot, it's Tuesday
  this bug is disgusting
  the kitchen is disgusting with roaches
  the roaches are awful
  the mice are horrible
  there's a horrible smell in the attic
  it's been a terrible week
  sorry my signal is terrible
  I have bad reception
  it's a bad time
  that's bad timing
  that's not good for me
  that's too expensive
  that's a lot of money
  that's crazy
  that's a rip
  wow that's ridiculous how many ants there are
  this is not what I expected but okay
  I waited a long time for a good company
  I've been on hold a while but that's okay
  I don't want to waste your time
  sorry to waste your time
  it's not urgent
  it isn't an emergency or anything
  is there an emergency fee
  do you do emergency visits
  what's the emergency rate
  five hundred dollars is fine
  is it more than five hundred dollars
  I have six hundred dollars on my card
  I paid eight hundred dollars in January
  how much of the nine hundred is left
  I want to pay back the six hundred dollars I owe
  when do I get my fifty dollars back
  I got a refund of six hundred dollars already
  you refunded me nine hundred, thank you
  is the two thousand dollar plan refundable
  I'll call you back about the six hundred dollars
  do I get money back if I cancel
  I need the back door done too
  can someone take a look at the roof
  can someone take out the nest
  the manager of my building is Dave
  the manager is my husband
  my manager pays the bill
  our office manager is Sandra
  I need my manager to approve this first
  my supervisor needs to sign off
  I'll ask my supervisor
  let me check with my manager
  I have to discuss it with my wife
  I want to discuss it with my husband
  can we discuss the price
  let's discuss Friday
  I need to talk about my bill
  I want to talk about rescheduling
  I'd like to chat about options
  can we talk tomorrow
  I can talk now
  I talked with my wife
  I'll talk to him
  I will talk to my doctor
  can you hear me
  are you still there
  is anybody home
  hello is this the pest control company
  is this the office
  is this customer service
  am I calling the right office
  is this the right number for billing
  did I reach the dental office
  have I reached pest control
  is this the dentist's office
  I'm trying to reach the pest control
  who am I talking to please
  who is calling
  may I ask who's calling
  what is your name please
  are you the manager
  are you the supervisor
  are you a manager or an assistant
  you're a very nice assistant
  you're a good agent
  you are a great representative
  thank you operator
  you people are great
  the last person I talked to was helpful
  the last agent was very helpful
  another agent already helped me
  someone already helped me with that
  someone helped me yesterday
  he told me to call back today
  she said to call this number
  they told me to call you
  I was told to call
  you asked me to call
  you sent me a text to call
  you left a message asking me to call
  call it off
  call it a day
  let's call it Tuesday
  I call it the back porch
  what do you call those bugs
  put it under my name
  put the kids in the car
  put down two people
  I'll put you on speaker
  hold on let me put you on speaker
  let me put my wife on
  here's my wife, talk to her
  switch my appointment with the other one
  pass
  direct deposit
  direct debit please
  send me the invoice
  send it to my office
  send the bill to my accountant
  send me a new card
  forward the invoice to my assistant
  forward it to my manager please
  my number is five five five
  what's the number of my invoice
  is there a phone number for the technician
  what number will he call from
`);

describe('a caller who asks for a person', () => {
  it.each(ASKING)('is heard: “%s”', (text) => {
    expect(understandEscalation(text).escalate).toBe(true);
  });
});

describe('a caller who asks for nobody', () => {
  it.each(NOT_ASKING)('stays with the agent: “%s”', (text) => {
    expect(understandEscalation(text)).toEqual({ escalate: false, trigger: null });
  });
});
