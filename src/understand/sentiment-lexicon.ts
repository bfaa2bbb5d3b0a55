// How good or bad the words of service calls are, from −4 (the worst) to 4; the scale is that of VADER.

const GRADED: readonly (readonly [valence: number, words: string])[] = [
  [4, 'outstanding phenomenal'],
  [3.2, 'excellent amazing awesome fantastic wonderful love loved brilliant perfect superb lifesaver'],
  [2.6, 'great happy delighted lovely best thrilled impressed terrific'],
  [
    2,
    'thanks thank appreciate appreciated good nice pleased glad helpful grateful friendly excited kind enjoy enjoyed',
  ],
  [0.6, 'okay fine cool'],
  [1.4, 'better satisfied easy well sorted works worked smoothly professional quick relieved hope welcome'],
  [
    -0.8,
    'unsure sorry missed late slow delayed delay waiting wait unclear wrong issue trouble problem problems issues error',
  ],
  [
    -1.5,
    'unhappy bad poor annoying annoyed confused confusing disappointed disappointing broken fail failed fails lost mistake incorrect worried rude difficult ignored unfair refuse complaint complain cheated',
  ],
  [
    -2.2,
    'angry upset frustrated frustrating frustration mad stupid dumb nonsense ridiculous unacceptable worse fed useless lied lie lying incompetent unprofessional garbage rubbish crap joke overcharged scam damn sick ruined dirty careless',
  ],
  [
    -3,
    'terrible horrible awful worst pathetic disgusting disgraceful hate hated furious outrageous appalling livid infuriating shameful atrocious scammed scammers thieves liars liar idiots idiot hell worthless hopeless',
  ],
  [-3.8, 'fuck fucking bullshit shit asshole bastards despise'],
];

export const VALENCES: ReadonlyMap<string, number> = new Map(
  GRADED.flatMap(([valence, words]) => words.split(' ').map((word) => [word, valence] as const)),
);

/** Whole phrases whose feeling is not in any one of their words. */
export const PHRASE_VALENCES: readonly (readonly [valence: number, phrase: string])[] = [
  [-2.6, 'waste|wasting|wasted ..2 time'],
  [-2.4, 'fed up'],
  [-2.2, 'sick and tired'],
  [-2, 'how many times'],
  [-1.8, 'never ..2 again'],
  [-1.8, 'over and over'],
  [-1.6, 'had enough'],
  [-1.6, 'rip|ripped|ripping ..1 off'],
  [-1.6, 'what is wrong with'],
  [-1.4, 'not ..2 listening'],
  [-1.4, 'for the # time'],
  [-1.4, 'for the third|fourth|fifth|last|hundredth time'],
  [-1.2, 'does|do|did|is not work|working|help|helping'],
  [-1, 'no one|nobody ..2 came|showed|called|told|answers|answered|cares|turned'],
  [-1, 'still ..1 waiting'],
  [-1, 'never ..1 showed|came|called|arrived|turned'],
  [1.6, 'that works'],
  [1.4, 'sounds good'],
  [1.2, 'no problem|worries|rush'],
];

/** How much the word before strengthens or weakens what follows. */
export const DEGREES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    very: 1.3,
    really: 1.3,
    so: 1.25,
    extremely: 1.45,
    absolutely: 1.4,
    totally: 1.35,
    completely: 1.35,
    incredibly: 1.4,
    beyond: 1.3,
    too: 1.2,
    super: 1.3,
    such: 1.2,
    bloody: 1.3,
    fucking: 1.4,
    quite: 0.95,
    pretty: 1,
    somewhat: 0.75,
    slightly: 0.65,
    little: 0.7,
    bit: 0.7,
    kinda: 0.75,
  }),
);

export const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'without',
  'hardly',
  'barely',
  'neither',
  'nor',
]);
