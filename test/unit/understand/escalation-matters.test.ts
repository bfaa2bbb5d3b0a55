// Many ways of raising a matter that a person must take: threats, damage, complaints, large refunds, anger, danger.
import { describe, expect, it } from 'vitest';
import { understandEscalation } from '../../../src/understand/index.ts';
import { listed } from './listed.ts';

const MATTERS: readonly (readonly [string, readonly string[]])[] = [
  [
    'legal threats',
    listed(`
  I'm going to sue you
  I'll sue
  I will see you in court
  see you in court
  I'm calling my lawyer
  my lawyer will be in touch
  you'll be hearing from my attorney
  I've already spoken to my attorney about this
  I'm getting a lawyer involved
  I'm talking to a lawyer
  I will take legal action
  we're considering legal action
  this is going to be a legal matter
  I'm filing a lawsuit
  I'll take you to small claims court
  I'm taking you to court
  my solicitor will be writing to you
  I'll be seeking legal advice
  you are in breach of contract
  that's illegal
  what you're doing is illegal
  I'm pressing charges
  this is fraud and I'm going to the police
  I'll have my lawyers look at this
  expect a letter from my lawyer
  I'm suing your company
  I have a good mind to sue
  do I need to get my lawyer
  I want your legal department
  we'll settle this in court
  I am serving you with papers
  I'm joining a class action
  `),
  ],
  [
    'threats to go to others',
    listed(`
  I'm reporting you to the Better Business Bureau
  I'm going to call the BBB
  I'll file a complaint with the BBB
  I'm going to the attorney general
  I'm reporting this to the state
  I'll report your company
  I will contact the FTC
  I'll be contacting the ombudsman
  I'm calling Trading Standards
  I'm taking this to the consumer protection agency
  I'm going to call the news
  I'll go to the press
  I'm going to the media with this
  I'm going to post this all over social media
  I'll leave a one star review
  `),
  ],
  [
    'damage and theft',
    listed(`
  your technician broke my window
  your guy damaged my floor
  he broke my lamp when he was here
  the technician scratched my car
  your man left a hole in my wall
  your spray killed my plants
  your chemicals killed my dog
  your poison made my dog sick
  your chemical made my kid sick
  I want to file a damage claim
  I need to make a claim for damages
  who is going to pay for the damage
  you owe me for the damage you caused
  your crew flooded my basement
  there's damage to my property from your visit
  the treatment stained my couch
  you people damaged my house
  your driver hit my mailbox
  your truck ran over my lawn
  the dentist broke my tooth
  my property was damaged by your technician
  I want compensation for my ruined carpet
  your technician stole my watch
  `),
  ],
  [
    'complaints',
    listed(`
  I want to make a complaint
  I'd like to complain
  I have a complaint
  I need to file a formal complaint
  I want to lodge a complaint about the technician
  who do I complain to
  where do I send a complaint
  how do I complain
  I'm calling to complain
  I wish to raise a grievance
  I want to put in a complaint about your driver
  this is a formal complaint
  take down my complaint
  I want my complaint on record
  I want to report your technician
  I want to report the behavior of your employee
  your technician was rude to me
  your employee yelled at my wife
  your guy cursed at me
  the woman I talked to was extremely rude
  I want him fired
  what's your complaints procedure
  I want to speak to the complaints department
  `),
  ],
  [
    'refunds above the limit',
    listed(`
  I want a refund of six hundred dollars
  refund me the nine hundred dollars
  I want my $800 back
  give me back my two thousand dollars
  I demand a refund of $1,500
  you owe me a refund of seven hundred and fifty dollars
  I want all twelve hundred dollars refunded
  refund the full 650 dollars
  I expect my thousand dollars back
  I want to be reimbursed eight hundred bucks
  can I get a refund for the $600 I paid
  I paid 700 dollars and I want it back
  I paid seven hundred dollars and I want my money back
  I'd like five hundred fifty dollars refunded to my card
  put the six hundred dollars back on my card
  reverse the $899 charge
  credit me back the eleven hundred dollars
  I want my nine hundred back
  you need to return my $2000
  a thousand dollar refund is what I want
  I want fifteen hundred dollars back
  I want a $501 refund
  `),
  ],
  [
    'anger at the company',
    listed(`
  this is unacceptable
  this is completely unacceptable
  you are useless
  you people are useless
  this is useless
  this is a joke
  what a joke
  this is the worst service ever
  worst company I've ever dealt with
  worst customer service ever
  you're not helping me at all
  you are no help
  you're no help at all
  you're wasting my time
  I'm sick of this
  I'm sick and tired of this
  I'm fed up with you people
  I've had enough of this
  I've had it with you
  this is ridiculous
  this is outrageous
  this is disgraceful
  I'm furious
  I am so angry right now
  I'm really frustrated with this
  you're not listening to me
  how many times do I have to tell you
  this is the third time I'm calling about this
  nobody ever calls me back
  no one called me back
  you guys are a bunch of crooks
  you people are thieves
  this is a scam
  you scammed me
  you lied to me
  you're ripping me off
  what the hell is wrong with you people
  what is wrong with you
  for fuck's sake
  this is bullshit
  are you stupid
  stupid machine
  stupid robot
  shut up you stupid bot
  I will never use your company again
  I'm never doing business with you again
  terrible service
  horrible experience
  your service is terrible
  your company is awful
  `),
  ],
  [
    'danger to people and animals',
    listed(`
  this is an emergency
  it's an emergency
  my child swallowed the bait
  my dog ate the poison
  my son got sick after the spray
  I can't breathe since you sprayed
  I smell gas
  I need an ambulance
  I'm having an allergic reaction
  somebody got hurt
  there's a fire
  `),
  ],
];

describe.each(MATTERS)('%s', (_matter, said) => {
  it.each(said)('bring a person: “%s”', (text) => {
    expect(understandEscalation(text).escalate).toBe(true);
  });
});
