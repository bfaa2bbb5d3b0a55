// Topics and outbursts that a person must take over, whatever else was said (REQUIREMENTS H1).
import { phrases } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';

const MATTERS: WordClasses = {
  file: 'file, filing, lodge, lodging, make, making, submit, raise, register, open, put in, log, report, start',
  worker:
    'your, technician, tech, guy, man, men, people, driver, crew, team, employee, worker, exterminator, cleaner, staff, dentist, hygienist, installer, plumber, delivery',
  broke:
    'damage, damaged, damaging, broke, broken, ruined, destroyed, cracked, scratched, stained, wrecked, flooded',
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
    'power of attorney',
    'legal name|holiday|holidays|guardian|age|address|entity|department|size|status',
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
        'lawyer*|attorney*|solicitor*|lawsuit*|litigation|barrister',
        'law suit|suits',
        'legal',
        'legally',
        'sue|suing you|your|them|the|this|over|for',
        'to|will|can|could|might|am sue|suing',
        'small claims|court',
        'to|in court',
        'press charges',
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
        'lodge|lodging ..3 claim*',
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
        'poisoned|poisoning',
        'injured|injury',
        'allergic reaction',
        'gas leak',
        'call 911|999|ambulance|police',
        'kill|harm|hurt myself|himself|herself',
      ],
      MATTERS,
    ),
  ],
];

/** Anger at the company or at the voice itself; a bad day told in passing is not meant. */
export const DISTRESS: readonly Phrase[] = phrases(
  [
    '{awful} ..1 {us}',
    '{us} ..1 is|are|was ..3 {awful}',
    'you|your|this|it|that is|are|was so|very|really|just|all|completely|totally|absolutely? useless|pathetic|hopeless|worthless|unacceptable|disgraceful|appalling|a_joke',
    'you ..2 useless|pathetic|stupid|hopeless|idiot|idiots|incompetent',
    '^ so|very|really|just|totally|the? {awful} $',
    'waste|wasting ..2 time',
    'fed up',
    'no one|body ..2 answering|responding|replying|listening|helping',
    'nobody ..2 answering|responding|replying|listening|helping|answers|responds|cares',
    'shame on you',
    '{us} ..2 is|are ..2 fraud|fake|scam|cheat|cheater|cheaters|thief|thieves',
    'you ..3 fraud|frauds|cheater|cheaters|thief|thieves|scammers',
    '^ ..1 fraud|cheater|cheaters ..1 company|app|people|site? $',
    'do|does not understand ..1 anything|me|english|question $',
    'sick of|and ..4',
    'had enough',
    'never ..3 using|use|buy|shop|come ..3 again',
    'you are|were not helpful|helping|useful|listening',
    'immediate|urgent fix|attention|solution|resolution',
    '{us} ..2 not helpful|useful|helping',
    'not helpful at all',
    'getting it? all|everything|it wrong',
    'liar|liars|scammers|scam|fraudsters|thieves|cheating|cheaters $',
    'you ..2 cheat|cheated|cheating|lied|lying|scammed|robbed ..1 me',
    'ripping|ripped|rip me off',
    'fuck*|bullshit|asshole*',
  ],
  MATTERS,
);
