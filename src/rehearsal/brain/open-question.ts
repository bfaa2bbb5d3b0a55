// What the agent last asked the caller, read from its own spoken words: there is no other memory than the history.
import { understandYesNo } from '../../understand/index.ts';
import { LINES } from './lines.ts';
import type { HistoryItem } from './request.ts';

export type Question =
  | 'wish'
  | 'zip'
  | 'person'
  | 'retry'
  | 'which_visit'
  | 'which_slot'
  | 'when'
  | 'service'
  | 'book_or_move'
  | 'book_one'
  | 'confirm'
  | 'message'
  | 'message_or_person'
  | 'message_or_callback'
  | 'callback_number'
  | 'instead'
  | 'next_wish'
  | 'anything_else';

const ASKED: readonly (readonly [Question, RegExp])[] = [
  ['wish', /what can i do for you|how can i help|what would you like me to help with/g],
  ['zip', /zip code/g],
  [
    'person',
    /(?:get you|rather speak with|reach) a person(?: who can help)?[^.?]*[.?](?: would you like that\?)?/g,
  ],
  ['retry', /try again\?/g],
  [
    'which_visit',
    /which one (?:should i|would you like to) (?:cancel|move)|which one do you mean|is it .*\?/g,
  ],
  [
    'which_slot',
    /which would you like\?|which one suits you|would that work|does that suit you|which of these suits|which time do you mean/g,
  ],
  [
    'when',
    /did you mean [^?]*\?|what (?:other )?day would suit|when would work|which day and time|another day that works/g,
  ],
  ['service', /like us to take care of|which service do you need/g],
  ['book_or_move', /(?:book a new visit, or move|is that a new visit)/g],
  ['book_one', /book one(?: for you)?\?/g],
  // Code's own question about a change.
  [
    'confirm',
    /shall i go ahead|is that right|(?:shall|should) i (?:try again to )?(?:(?:do|try) (?:both|all)|(?:cancel|move|book) (?!one\b))[^?]*\?(?: yes or no\?)?/g,
  ],
  ['message', /what should the message say|like to tell them/g],
  [
    'message_or_person',
    /take a message about[^.?]*[.?](?: which would you like\?)?|rather talk to a person/g,
  ],
  [
    'message_or_callback',
    /take a message or arrange a callback|leave a message(?:, or have us call you back| or be called back)/g,
  ],
  ['callback_number', /which number (?:should|can) we call/g],
  ['instead', /(?:something else|like to do) instead/g],
  ['anything_else', /anything else/g],
  ['next_wish', /go on with that\?/g],
];

/** Turns of the agent that are looked at: "take your time" leaves the question before it open. */
const LOOK_BACK = 4;

export function openQuestion(history: readonly HistoryItem[]): Question | null {
  const said = history.flatMap((item) => (item.kind === 'agent' ? [item.text] : [])).slice(-LOOK_BACK);
  for (const text of said.reverse()) {
    const asked = questionIn(text);
    if (asked) return asked;
  }
  return null;
}

/** The question that these words end on; null when they ask nothing that the brain would ask. */
export function questionIn(text: string): Question | null {
  const plain = text.toLowerCase().replaceAll('’', "'");
  let last: { question: Question; end: number } | null = null;
  for (const [question, pattern] of ASKED) {
    const found = [...plain.matchAll(pattern)].at(-1);
    const end = found ? found.index + found[0].length : -1;
    if (end >= 0 && (!last || end >= last.end)) last = { question, end };
  }
  return last?.question ?? null;
}

/** Said by an agent that hands over: what comes after it was said to the next one. */
export function isBridge(text: string): boolean {
  return /\bone moment(?! while)\b/i.test(text);
}

/** Without the offer behind it, an answer asks what it would have asked anyway. */
function withoutOffer(text: string): string {
  const offer = LINES.offer_person_too.find((one) => text.endsWith(one));
  return offer === undefined ? text : text.slice(0, -offer.length).trim();
}

/** Who says neither yes nor no to the offer answers the question before it. */
export function passingOver(history: readonly HistoryItem[], words: string): readonly HistoryItem[] {
  if (understandYesNo(words) === 'yes') return history;
  return history.map((item) =>
    item.kind === 'agent' ? { kind: item.kind, text: withoutOffer(item.text) } : item,
  );
}

/** Whether the words are a no to the offer and nothing else. */
export function turnsDownOffer(said: string, words: string): boolean {
  return said !== withoutOffer(said) && words.split(' ').length <= 6 && understandYesNo(words) === 'no';
}
