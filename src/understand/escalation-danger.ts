// Exact rules for danger that has happened, above what is learned: these must never be missed, in any trade's words.
import { CLASSES } from './lexicon-classes.ts';
import { occurs, phrases, without } from './lexicon-phrase.ts';
import type { Phrase, WordClasses } from './lexicon-phrase.ts';

/**
 * - `emergency`: a life may be at stake now.
 * - `poison`: somebody, or an animal, has swallowed a product or is exposed to one.
 * - `harm`: somebody, or an animal, was hurt or fell ill otherwise.
 */
export type Danger = 'emergency' | 'poison' | 'harm';

const WORDS: WordClasses = {
  ...CLASSES,
  victim: `i, me, myself, we, us, he, him, she, her, they, them, it, himself, herself, ${CLASSES['kin'] ?? ''}, ${CLASSES['child'] ?? ''}, ${CLASSES['animal'] ?? ''}, ${CLASSES['person'] ?? ''}, ${CLASSES['anyone'] ?? ''}, ${CLASSES['trade'] ?? ''}`,
  injured:
    'cut, burned, burnt, broke, sprained, twisted, smashed, crushed, stabbed, sliced, pinched, scalded, jammed, dislocated, banged, busted, bruised, gashed, punctured, poked, jabbed, nicked, scraped',
  onBody: `${CLASSES['limb'] ?? ''}, ${CLASSES['airway'] ?? ''}, head, back, scalp, shin`,
  hazard:
    'hose, ladder, stairs, steps, step, ramp, cord, ice, floor, tile, walkway, porch, driveway, hole, roof, scaffold, stool',
  treated: 'sprayed, fogged, fumigated, fumigation, fogging, spraying, treatment, treated, painted, painting',
};

/** Where one of these stands nothing has happened, or long ago: questions, worries, wishes, memories, figures of speech. */
const SUPPOSED = phrases(
  [
    'if|unless|whether|might|could|supposing|suppose|hypothetically',
    'would !you',
    'in case',
    '^ so|and|but|well|oh|hi|hello|okay|sorry|hey? can|will|would|does|do|is|are|did|should|may|were|was|have|has it|that|this|the|they|those|these|your|my|a|an|any|there|some|{stinger}|{animal}|{person}|{product}',
    '{safe} for|to|around',
    '{worried} ..2 that|of|about|it|the|they|he|she|my|we|i|someone|for',
    'not ..1 want ..2 to|anybody|anyone|my|the|him|her !live !be_alive !be_here !go_on !wake_up !keep_going',
    'want|wants|like ..2 not to',
    'so ..1 that|nobody|no_one',
    'almost|nearly|practically',
    'ago',
    'last year|summer|spring|winter|fall|month',
    'once $',
    'when ..2 was|were',
    'as a kid|child|baby|teenager',
    'years back|before',
    'last|back_in {month}',
    'back home',
    'before {victim}|my|our|the|any',
    'must have',
    'in the army|navy|war',
    'used to',
    'keep|prevent|avoid|stop|stops ..4 from|getting',
    'nobody|no_one|none ..3 hurt|stung|bit|bitten|injured|sick|ill',
    'not|never ..2 {stung}|{sick}|{ate}|{hurt}|touched|poisoned',
    'allergic to',
    '{animal} ..1 has|have|had|got ..1 fleas|ticks|mites|lice|worms',
    'figure ..1 of speech',
    'sick and|of',
    'i|we|would|to kill|die for',
  ],
  WORDS,
);

/** Words of danger that mean none. */
const HARMLESS = phrases(
  [
    'living|live|actual|real ..1 breathing',
    'no|not|without|any trouble|difficulty|problem|problems ..1 {breathe}',
    'dying|die to|of|for',
    'room|space to breathe',
    'gas station|stove|bill|grill|oven|range|company|dryer|heater|furnace|fireplace|line|meter|tank|pedal|mileage',
    'fire ants|ant|pit|place|extinguisher|extinguishers|department|drill|escape|alarm|sale|hydrant|wood|season|damage',
    'smoke|fire|monoxide alarm|detector ..4 battery|batteries|chirp*|old|install*|service|inspection|check*',
    'heart ..2 set|goes|into',
    'get|off|on my|your chest',
    'blood pressure|test|type|sugar|hound',
    'kill|hurt two_birds|the_mood',
    'poison ivy|oak|sumac|control',
    'a|little|tiny|every bit',
    '{stung} ..3 price|fees|fee|charges|contract|bill|taxes|rates',
    'drowning in',
    'sprinkler|shower|drill|door|bolt|nail head',
    'do|should|would|can|when i|we|you ..1 call|get|need ..3 ambulance|paramedics|911|fire_department',
    'not|no|hardly|isn ..2 life or death',
    'do|can|could|will you|y_all ..1 handle|do|treat|fix|repair|detect|check|offer|inspect|find ..3 gas|leak|leaks|fire|{product}',
  ],
  WORDS,
);

const EMERGENCY = phrases(
  [
    'not|{hardly}|trouble|difficulty|struggling|struggles|hard|stopped|quit|problems|fighting|gasping ..3 {breathe}',
    'not ..2 catch|get ..2 breath|air',
    '{airway} ..3 {swelling}|closing|closed|tightening|tight',
    '{swelling} ..3 {airway}',
    '{victim} ..3 {collapsed}',
    '^ and|but|now|then? is|was ..1 {collapsed}|unconscious|unresponsive',
    '^ and|but|now|then? is|was not moving|responding|waking|breathing',
    '{victim} ..3 not ..1 wake|waking|respond|responding|moving|move|come_to',
    'having|has|is_in|going_into|started|had_just ..2 {fit}',
    '{victim} ..2 having ..4 fit !about !over !at !because',
    'seizing|choking|drowning|suffocating|electrocuted|suicidal|suicide|convulsing|strangling',
    '{chest} ..2 {hurt}|pain|pains|pressure|tight|aches|stopped',
    'pain|pains|pressure|tightness ..3 {chest}',
    'kill|killing|killed myself|himself|herself|themselves|themself',
    'want|wants|going|gonna|trying|thinking ..2 hurt|hurting|harm|harming|cut myself|himself|herself',
    'want|wants|wish|ready to die !for',
    'no|not ..3 reason to live|go_on',
    'no point|sense in living|going_on',
    'i|he|she|{kin}|{child}|{anyone} ..2 going|about to die !for',
    'i|he|she|{kin}|{child}|{anyone} ..1 am|is dying $',
    'wish ..1 i|he|she was|were dead',
    'not want|wants to live|be_alive|be_here|go_on|wake_up|keep_going ..2 $',
    'end|ending|take|taking my|his|her|their ..1 life',
    'end|ending it all',
    '{victim} ..2 went|going|gone|is|am into|in ..1 shock !at !about !over !that !when !by',
    'slurring|slurred ..1 speech|words',
    'speech ..1 slurred|slurring',
    'face ..1 drooping|drooped',
    'no reason to live',
    'is|are|was on fire',
    'house|home|kitchen|attic|basement|roof|garage|shed|barn|building|apartment|car|truck|van|wall|stove|outlet|furnace|curtains on fire',
    '^ fire $',
    'fire fire',
    'caught|catching|catches|set|setting fire',
    'there is|are ..1 {fire}',
    'in|up_in flames',
    'smoke ..2 pouring|coming|filling|everywhere',
    'smell|smells|smelling|smelled|reek|reeks|stinks|stink ..3 gas|propane',
    'gas|propane leak|leaking|leaks|smell',
    'carbon_monoxide|monoxide|co ..1 alarm|detector|monitor ..2 going|goes|went|beeping|screaming|off',
    'call|get|need|needs|send ..3 ambulance|paramedics|911|999|112|fire_department|fire_truck|fire_brigade',
    '{victim} ..2 turning|going|turned|gone|looks blue|gray|grey|purple',
    '{ate}|took|taken|takes ..3 bottle|handful|too_many|all ..3 pills|tablets|medication|medicine',
    '{bleeding} ..3 out|badly|bad|heavily|everywhere|to_death|a_lot|profusely',
    'not stop ..1 {bleeding}',
    '{bleeding} ..1 not stop* $',
    'life or|and death',
    'gun|knife to|at my|his|her|our head|throat',
    '{victim} ..2 been? shot|stabbed|crushed|electrocuted',
  ],
  WORDS,
);

const SWALLOWED = phrases(
  [
    '{victim} ..3 {ate} ..4 {product}',
    '{animal}|{child} ..3 {ate} ..4 stuff|block|blocks|packet|tray|box|jug|bottle|tin',
    'found|caught|saw ..3 {animal}|{child}|him|her ..2 chewing|eating|licking|sucking|drinking ..4 {product}',
    '{product} ..3 in|on|around his|her|their|its mouth|lips|tongue|nose',
  ],
  WORDS,
);

const SICK_ANIMAL = phrases(
  [
    '{animal} ..3 {sick}|{vomit}|{dead}|limping|bleeding|paralyzed ..3 after|since|because|when|from',
    '{animal} ..2 not|stopped ..1 {eat}|eaten|drunk|moved|moving|walked|walking ..4 since|after',
    '{animal} ..2 not been|acting ..1 right|well|herself|himself|itself',
    'killed|poisoned|blinded my|our ..1 {animal}|{kin}|{child}',
  ],
  WORDS,
);

const EXPOSED = phrases(
  [
    '{product} ..4 in|into|on|over my|his|her|our|their|the ..2 {limb}|{airway}',
    '{product} ..2 make|makes|made|making|got|gets ..3 {victim} ..2 {sick}|{vomit}|throw_up|cough|choke|gag',
    '{limb}|{airway}|{chest} ..3 {burns}|{hurt} ..2 from|after|since ..3 {product}|{treated}',
    '{victim} ..2 {sick}|{vomit} ..2 from|after|since|because_of ..4 {product}|{treated}',
    '{sick}|{vomit} ..8 since|after ..3 {treated}',
    'since|after ..3 {treated} ..8 {sick}|{vomit}',
    '{treated} ..4 while|with|when ..9 {sick}|{vomit}',
    '{victim} ..2 was|were|been|got|is|are ..1 poisoned|gassed',
    'splashed|squirted|sprayed|splattered ..3 in|into my|his|her|our ..1 eye|eyes',
    '{victim} ..2 exposed to',
    'eye|eyes ..2 {burns}',
    'swallowed it|them|some|one|that',
  ],
  WORDS,
);

const HARM = phrases(
  [
    '{stinger} ..3 {stung}|attacked ..2 {victim}|my|our|his|her',
    '{victim} ..2 got|gotten|get|was|were|been|is|am|just ..1 {stung}|attacked',
    '{stung} by|from ..3 {stinger}|{animal}|something',
    '{victim} ..2 got|was|were|been ..2 hurt|injured|wounded|electrocuted|run_over|hit_by',
    '{victim} ..2 {fell} ..6 {hurt}|broke|{limb}|hospital',
    '{injured} my|his|her|our|their ..2 {onBody}',
    'dropped|fell|landed|slammed|rolled ..5 on my|his|her|our ..1 {onBody}',
    '{stinger} ..1 got|nailed|zapped ..1 me|him|her|us|my|our !food',
    '{stinger} ..3 biting|stinging ..1 me|us|him|her|my|our',
    'broke|broken|came|covered ..1 out|in|up in|with|all ..1 {rash}|{stinger}',
    'covered|full ..1 in|with|of ..2 {rash}',
    'got|have|has|had ..3 {rash} ..3 from|after|since|all_over',
    'food poisoning',
    '{victim} ..2 got ..2 shocked|zapped|shock|jolt from|by|off',
    '{victim} ..3 in|to ..1 er|emergency_room|hospital|urgent_care ..2 after|because|from',
    'i|he|she|me|{kin}|{child}|{person}|{trade} ..1 {fell} over|on|off|down|from ..4 you|your|{hazard}',
    '{fell} ..6 hurt|broke|twisted|sprained|hit|injured my|his|her',
  ],
  WORDS,
);

/** In the order in which they outrank each other: what ails an animal after a visit need not be poison. */
const SIGNS: readonly (readonly [Danger, readonly Phrase[]])[] = [
  ['emergency', EMERGENCY],
  ['poison', SWALLOWED],
  ['harm', SICK_ANIMAL],
  ['poison', EXPOSED],
  ['harm', HARM],
];

const JOINS = /^(?:and|but|so|because|then|if|unless|what|who|should)$/;

/** Whether a sentence speaks of what might be, was long ago, or is only said so. Takes words from `plainWords`. */
export function isSupposed(words: readonly string[]): boolean {
  const plain = ` ${words.join(' ')} `;
  return SUPPOSED.some((phrase) => occurs(phrase, plain));
}

/** The words without those of danger that mean none. */
export function withoutHarmless(words: readonly string[]): readonly string[] {
  return without(HARMLESS, ` ${words.join(' ')} `)
    .trim()
    .split(/ +/);
}

/** The danger that these words certainly tell of, or null. Takes text made by `plainWords`. */
export function certainDanger(plain: string): Danger | null {
  const parts = partsOf(plain).filter((part) => !isSupposed(part.trim().split(' ')));
  const told = (signs: readonly Phrase[]): boolean =>
    parts.some((part) => signs.some((sign) => occurs(sign, without(HARMLESS, part))));
  return SIGNS.find(([, signs]) => told(signs))?.[0] ?? null;
}

/** Sentences cut where another thought begins: "I smell gas, what if it explodes" tells of gas. */
function partsOf(plain: string): readonly string[] {
  const parts: string[][] = [[]];
  for (const word of plain.trim().split(' ')) {
    if (word === '.' || word === '?' || JOINS.test(word)) parts.push([]);
    if (word !== '.') parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.length > 0).map((part) => ` ${part.join(' ')} `);
}
