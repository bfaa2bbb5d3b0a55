// Brings typed text and speech-to-text output to one plain form, so that every phrase table can be written once.
import { spelled } from './lexicon-spelling.ts';

/** Longest utterance that is looked at; a caller's turn is far shorter, and it bounds the work on hostile input. */
const LONGEST = 2_000;

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'have to',
    gimme: 'give me',
    lemme: 'let me',
    dunno: 'do not know',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    cant: 'can not',
    cannot: 'can not',
    wont: 'will not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    isnt: 'is not',
    wasnt: 'was not',
    arent: 'are not',
    havent: 'have not',
    hasnt: 'has not',
    aint: 'is not',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    whats: 'what is',
    thats: 'that is',
    thatll: 'that will',
    itll: 'it will',
    lets: 'let us',
    weve: 'we have',
    theyre: 'they are',
    pls: 'please',
    plz: 'please',
    u: 'you',
    ur: 'your',
    r: 'are',
    acct: 'account',
    appt: 'appointment',
    info: 'information',
    cheque: 'check',
    cheques: 'checks',
    asap: 'soon',
    // Neighbouring keys swapped in the words that join a request together.
    ot: 'to',
    wiht: 'with',
    teh: 'the',
    adn: 'and',
    haveto: 'have to',
  }),
);

const FILLERS: ReadonlySet<string> = new Set(['uh', 'um', 'er', 'erm', 'uhm', 'ah', 'eh']);

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [/n't\b/g, ' not'],
  [/\b(i)'m\b/g, '$1 am'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
  [/\b(what|where|when|who|how|why|that|it|he|she|there|here)'s\b/g, '$1 is'],
  [/\blet's\b/g, 'let us'],
  [/'s\b/g, ''],
  [/\be-mail/g, 'email'],
  [/\bre-(?=schedul|book)/g, 're'],
];

/**
 * The utterance in lower case, contractions opened, as words with one space between and around them.
 * Ends of sentences stay as the words `.` and `?`, so that a phrase never reaches across two sentences.
 */
export function plainWords(text: string, options: { readonly keepFillers?: boolean } = {}): string {
  let plain = text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[‘’`´]/g, "'");
  for (const [ending, opened] of ENDINGS) plain = plain.replace(ending, opened);
  plain = plain
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[.!;]+(?!\d)/g, ' . ')
    .replace(/\?/g, ' ? ')
    .replace(/[^a-z0-9$£€%.? ]/g, ' ');
  const words = plain
    .split(' ')
    .filter((word) => word !== '' && (options.keepFillers === true || !FILLERS.has(word)));
  return ` ${words.map((word) => SHORT_FORMS.get(word) ?? spelled(word)).join(' ')} `;
}
