// Topics that a person must take over, whatever else was said (REQUIREMENTS H1).
import { phrases } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';

export const MATTERS: WordClasses = {
  file: 'file, filing, lodge, lodging, make, making, submit, raise, register, open, put in, log, report, start',
  worker:
    'your, technician, tech, guy, man, men, people, driver, crew, team, employee, worker, exterminator, cleaner, staff, dentist, hygienist, installer, plumber, delivery, serviceman, contractor, painter, mover, movers, mechanic, electrician, cleaning lady, truck, van',
  broke:
    'damage, damaged, damaging, broke, broken, ruined, destroyed, cracked, scratched, stained, wrecked, flooded, dented, shattered, smashed, burned, burnt, trashed',
  chemical:
    'spray, chemical, chemicals, poison, bait, treatment, pesticide, product, fumes, spraying, pellets',
  body: 'i, me, we, my child, my children, child, kid, kids, son, daughter, baby, toddler, wife, husband, mother, father, dog, dogs, cat, cats, puppy, kitten, pet, pets, family, boy, girl, grandson, granddaughter',
  ire: 'you, your, this, it, that, all this, all of this, waiting, calling, being, getting, talking, dealing, repeating, explaining, asking, having, people, lies, excuses, them, these people',
  lawyers: 'lawyer, lawyers, attorney, attorneys, solicitor, solicitors, barrister',
  awful:
    'useless, pathetic, worst, terrible, horrible, awful, disgusting, rubbish, garbage, crap, ridiculous, unacceptable, disgraceful, appalling, a joke, lousy, shameful, poor, bad, stupid, dumb, incompetent, unprofessional, shocking, hopeless, worthless, idiots, an idiot, trash',
  shown:
    'show, shows, showing, shown, credited, reflected, reflecting, received, receive, visible, added, updated, given, come, came, see, seen, get, got, recieved, recieve',
  credit:
    'deposit, deposits, bonus, bonuses, cashback, cashbacks, reward, rewards, winnings, winning amount, referral, referrals, referral amount, sign up amount, gift card, voucher, store credit, promised credit, promised discount',
  us: 'service, services, support, company, app, bot, machine, robot, customer service, customer support, customer care, business, site, website, organization, organisation, experience, system, assistant, staff',
};

/** What sounds like a topic and is none. */
export const NOT_A_TOPIC: readonly Phrase[] = phrases(
  [
    'no|not|never|without|any complaint|complaints|complaining|complain',
    'not ..2 complaint|complain|complaining|sue|suing',
    'can not complain',
    'had a|one|another? complaint|complaints last|before|once|but',
    '{lawyers} next_door|who_lives|down_the_street|across',
    'nothing ..1 complain ..1 about',
    'power of attorney',
    'am|is|as|be|was a|an? {lawyers} !soon',
    'work|works|working for|at|with ..3 {lawyers}',
    '{lawyers} office|offices|road|street|lane|avenue|drive',
    'is|was it|that|this legal to|for',
    'i legally',
    'legally binding',
    'sue|suing|sued my|his|her|their',
    'court date|dates|appearance|hearing|house|case',
    'in|to court that|on|all|next|until|at|tomorrow|today|monday|tuesday|wednesday|thursday|friday|for_jury',
    '{lawyers} appointment|meeting',
    'meeting|appointment|consultation with ..2 {lawyers}',
    'not|sorry ..4 waste|wasting|wasted ..3 time',
    'legal document|documents|guardianship|secretary|drinking|limit|resident|tender|pad|size',
    'legal name|holiday|holidays|guardian|age|address|entity|size|status',
    'tennis|basketball|food|squash court',
    'no damage|damages',
    'not|no an? emergency',
    'legal street|road|avenue|lane|drive',
    'not|never useless|bad|terrible|stupid|horrible|awful',
    'not the worst',
  ],
  MATTERS,
);

export const TOPICS: readonly (readonly [topic: string, phrases: readonly Phrase[]])[] = [
  [
    'legal',
    phrases(
      [
        'lawyer*|solicitor*|lawsuit*|litigation|barrister*|counsel',
        'attorney*|attorneys !general',
        'law suit|suits',
        'legal',
        'legally',
        'sue|suing you|your|them|the|this|over|for',
        'to|will|can|could|might|am sue|suing',
        'small claims|court',
        'to|in court',
        'press|pressing charges',
        'illegal|illegally|unlawful|unlawfully',
        'breach of contract',
        'class action',
        'serve|serving|served you ..2 papers',
        'go|going|call|calling|report|reporting|contact ..4 police|cops',
        'the police !station !officer !department',
      ],
      MATTERS,
    ),
  ],
  [
    'regulator',
    phrases(
      [
        'bbb',
        'b b b',
        'better business bureau',
        'ombudsman|ofcom|cfpb|ftc',
        'trading standards',
        'attorney general',
        'consumer protection|affairs|court|forum|rights',
        'report|reporting you|your|this ..3 to',
        'report|reporting you|your ..1 company|business|firm? $',
      ],
      MATTERS,
    ),
  ],
  [
    'damage_claim',
    phrases(
      [
        'damage|damages claim|claims',
        'claim ..4 damage|damages',
        '{worker} ..4 {broke} ..1 my|our|the',
        'you ..2 {broke} my|our|the',
        'pay|compensation|compensate|reimburse|reimbursement|responsible|liable ..4 damage|damages',
        'damage ..2 to my|our',
        '{broke} ..4 by your|the {worker}',
        '{broke} my|our ..4 when|while|during ..3 here|visit|came|treatment|service|appointment|spraying',
        'your|the {chemical} ..2 {broke}|killed|ruined my|our',
        'your|the ..1 {worker} ..3 hit|ran|backed|drove ..2 my|our',
        'your ..2 {worker} ..2 left a ..2 hole|mess|crack|leak|stain',
        'owe|owes|owed me|us ..3 damage|damages',
        'compensat*|reimburs* ..6 {broke}',
        'your ..1 {worker} ..2 stole|took|robbed|stolen',
        'stole|stolen ..5 while|when ..3 here|house|home|visit|came|working',
      ],
      MATTERS,
    ),
  ],
  [
    'complaint',
    phrases(
      [
        'complaint*|complain|complaining|grievance*|reclamation*',
        'consumer|customer claim*',
        '{file} ..3 claim|claims against',
        'claim|claims against ..1 {us}|you|your|them',
        'lodge|lodging ..3 claim*',
        'report|reporting your|the|a|that|one|this ..2 {worker}|technician|employee|driver|agent|representative',
        'report|reporting ..2 behavior|behaviour|conduct|misconduct',
        'was|were|been so|very|extremely|really|incredibly|quite|just? rude|abusive|disrespectful|unprofessional|racist|drunk|condescending',
        'yelled|yelling|shouted|shouting|swore|swearing|cursed|cursing|screamed|screaming at me|us|my',
        'want|should|gets|get him|her|them|you|be ..1 fired',
        'go|going|went to the press|media|newspaper|newspapers|papers',
        'go|going|call|calling|contact|contacting to? the|local|a local? news|press|media|newspaper*|reporter*|tv_station',
        'social media',
        'bad|negative|one_star|1_star|terrible|horrible|zero_star review|reviews|rating',
      ],
      MATTERS,
    ),
  ],
  [
    // Money promised and not given: no agent has a tool that grants it.
    'missing_credit',
    phrases(
      [
        '{credit} ..2 is|are|was ..1 wrong|incorrect|less|missing|gone|short',
        '{credit} {credit}? money? ..1 less|missing|gone|short',
        'not ..1 {shown}|give ..3 {credit}',
        'give me|us|my ..3 {credit}',
        'where is|are|gone|has my ..1 {credit}',
        'when ..4 {credit} ..2 {shown}',
        'when ..1 {shown} ..4 {credit}',
        '{credit} ..3 not ..1 {shown}',
        'waiting ..3 {credit}',
        'not ..1 {shown} ..4 wallet',
        'add|added|deposit|deposited|won ..7 but ..7 {shown}',
        'deposit|deposited ..8 not|only ..1 {shown}',
      ],
      MATTERS,
    ),
  ],
  [
    'safety',
    phrases(
      [
        'is|an an? emergency $',
        'this|it is ..2 emergency $',
        '^ emergency $',
        'poisoned|poisoning',
        'injured|injury',
        'allergic reaction',
        'gas leak',
        'smell|smells|smelling|smelled ..1 gas',
        'carbon monoxide',
        'call 911|999|112|police',
        'ambulance|paramedics|heart_attack|overdose|unconscious|suicid*',
        'can not|hardly|barely breathe',
        'trouble|difficulty|hard|problems breathing',
        'there is|house|home|building|kitchen a|is|on? fire !ant !ants',
        '{body} ..3 ate|eaten|eat|swallowed|ingested|drank|licked|inhaled ..3 {chemical}',
        '{body} ..3 sick|ill|vomiting|throwing_up|dizzy|rash|seizure|seizures ..3 from|after|since|because ..5 {chemical}|sprayed|visit|you',
        '{chemical} ..3 made|making|makes ..1 {body} ..2 sick|ill|dizzy',
        'someone|somebody|technician|worker ..1 got|was|is|has_been ..1 hurt|injured',
        'kill|harm|hurt myself|himself|herself',
      ],
      MATTERS,
    ),
  ],
];
