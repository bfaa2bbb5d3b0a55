// Which colleague a caller's words ask for, and what to tell that colleague in a few words.
import { understandIntents, withoutPolicyQuestions, type Intent } from '../../understand/index.ts';
import { plain } from './acts.ts';
import type { Wish } from './note.ts';

const PERSON = 'human';
/** Longer than that it is a story, and the tool would not take it. */
const LONGEST_REASON = 280;

/** A wish in the middle of something else has to be plain; at the start of a call anything will do. */
const PLAIN = 4;
/** Beside another it has to be plainer. */
const AMONG_SEVERAL = 6.5;

/**
 * Every wish for one of these colleagues, in the order in which it was said. A person is not among them, nor is anything
 * that the company's documents answer.
 */
export function wishesIn(
  text: string,
  targets: readonly string[],
  { least = 0 }: { least?: number } = {},
): Wish[] {
  const said = withoutPolicyQuestions(text.replace(NEVER_MIND, ' '));
  const unneeded = UNNEEDED.test(plain(said)) ? colleagueFor('cancellation', targets) : undefined;
  if (unneeded) return [{ agent: unneeded, wish: reasonFrom(said, 'cancellation') }];
  const from = meantFrom(said);
  const found = understandIntents(said.slice(from)).flatMap(({ intent, span, score }) => {
    const agent = score >= least ? colleagueFor(intent, targets) : undefined;
    return agent
      ? [{ agent, intent, score, start: span && from + span.start, end: span && from + span.end }]
      : [];
  });
  const meant = found.filter(
    (one) => found.length === 1 || (one.score >= AMONG_SEVERAL && !isOnlyAway(said, one)),
  );
  const [only] = meant;
  if (only && meant.length === 1) return [{ agent: only.agent, wish: wholeReason(said, only) }];
  const wishes = meant.length > 0 ? each(said, meant) : [...inShort(said, targets), ...byName(said, targets)];
  return wishes.toSorted((a, b) => a.at - b.at).map(({ agent, wish }) => ({ agent, wish }));
}

/** "I won't be in town" beside another wish is the reason for that. */
function isOnlyAway(said: string, { intent }: Found): boolean {
  return intent === 'cancellation' && !ENDS.test(plain(said));
}

const ENDS =
  /\b(?:cancel\w*|call(?:ing)? off|drop|scrap|skip|stop|end|terminate|get rid|take off|remove|no longer|any ?more|don'?t (?:need|want))\b/;

interface Found {
  agent: string;
  intent: Intent;
  score: number;
  /** Of the part of its own, where it has one. */
  start: number | undefined;
  end: number | undefined;
}

/** All that was said, since the words around a wish say which and when; its own part where that is too long. */
function wholeReason(said: string, { intent, start, end }: Found): string {
  const whole = reasonFrom(said, intent);
  return whole === CANONICAL[intent] && start !== undefined
    ? reasonFrom(said.slice(start, end), intent)
    : whole;
}

/** Each in its own part and what follows up to the next. */
function each(said: string, found: readonly Found[]): (Wish & { at: number })[] {
  const starts = found.flatMap(({ start }) => start ?? []).sort((a, b) => a - b);
  const rest = restOf(
    said,
    found.flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : { start, end })),
  );
  return found.map(({ agent, intent, start }) => {
    const next = starts.find((one) => start !== undefined && one > start);
    const part = start === undefined ? rest : { at: start, words: said.slice(start, next) };
    return { agent, wish: reasonFrom(part.words, intent), at: part.at };
  });
}

/** "Cancel it. No wait, move it instead": where what they have come to begins. */
function meantFrom(said: string): number {
  const turn = [...said.matchAll(TURNS)].at(-1);
  if (!turn) return 0;
  const from = turn.index + turn[0].length;
  const [wish] = understandIntents(said.slice(from));
  const pronoun = IN_SHORT.some(([, pattern]) => pattern.test(plain(said.slice(from))));
  return pronoun || (wish !== undefined && wish.intent !== 'other') ? from : 0;
}

const TURNS =
  /\b(?:no,? wait|wait,? (?:no|actually)|actually,? (?:no|wait)|no,? actually|scratch that|on second thoughts?|changed? my mind|i mean)\b[\s,.]*/gi;

/** What is left of a sentence when the parts that hold other wishes are taken out. */
function restOf(
  text: string,
  spans: readonly { start: number; end: number }[],
): { words: string; at: number } {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const at = rest.search(/\S/);
  return at < 0 || spans.length === 0 ? { words: text, at: 0 } : { words: rest.trim(), at };
}

/** Wishes said while another is being served. */
export function plainWishesIn(text: string, targets: readonly string[]): Wish[] {
  return wishesIn(text, targets, { least: PLAIN });
}

const NEVER_MIND =
  /\b(?:never ?mind(?: that)?|forget (?:it|that|about (?:it|that))|scratch that|leave (?:it|that)(?: (?:as it is|then|be|alone))?)\b[,. ]*/gi;

/** "We don't need it any more" says to cancel it. */
const UNNEEDED =
  /\b(?:don'?t|do not|no longer) (?:think (?:we|i) )?(?:need|want) (?:it|that|this|them|the \w+|you|you guys)(?: \w+){0,3} (?:any ?more|after all)\b|\bno longer (?:need|want)\b|\b(?:want|need|like|have|get) (?:my|the|that|this|it)(?: \w+){0,4} cancell?ed\b/;

/** "Can I move it instead?" points back to what is being talked about and names no appointment. */
const IN_SHORT: readonly (readonly [Intent, RegExp])[] = [
  ['cancellation', /\b(?:cancel|call off|drop|scrap)\b (?:it|that|this|them|the|my)\b/],
  [
    'scheduling',
    /\b(?:(?:mov|reschedul|chang|postpon|push|shift|switch)(?:e|ing)?|put(?:ting)?)(?: back| up| out| off| forward)? (?:it|that|this|them|the|my)\b|\b(?:different|another|some other) (?:day|date|time)\b/,
  ],
];

function inShort(text: string, targets: readonly string[]): (Wish & { at: number })[] {
  const said = plain(text);
  return IN_SHORT.flatMap(([intent, pattern]) => {
    const agent = colleagueFor(intent, targets);
    return agent && pattern.test(said) ? [{ agent, wish: reasonFrom(text, intent), at: 0 }] : [];
  }).slice(0, 1);
}

function colleagueFor(intent: Intent, targets: readonly string[]): string | undefined {
  if (intent === 'other' || intent === PERSON) return undefined;
  return targets.find((target) => target === intent);
}

/** Rosters with colleagues of other names: "returns", "order_tracking". A caller who says the name means it. */
function byName(text: string, targets: readonly string[]): (Wish & { at: number })[] {
  const words = plain(text).split(' ').map(stem);
  return targets.flatMap((agent) => {
    const names = agent
      .split(/[_-]/)
      .filter((name) => name.length > 3 && !/^(?:verif|authent|home|human)/.test(name));
    const at = Math.min(...names.map((name) => words.indexOf(stem(name))).filter((index) => index >= 0));
    return Number.isFinite(at) ? [{ agent, wish: reasonFrom(text, 'other'), at }] : [];
  });
}

/** "Cancelling", "cancelled" and "cancellation" share "cancel". */
export function stem(word: string): string {
  const bare = word.replace(/(?:ations?|ings?|ed|ies|y|s|'s)$/, '').replace(/e$/, '');
  return bare.length < 3 ? word : bare.replace(/([^aeiou])\1$/, '$1');
}

const CANONICAL: Readonly<Record<Intent, string>> = {
  cancellation: 'cancel an appointment',
  scheduling: 'book or move an appointment',
  billing: 'a question about the bill',
  human: 'talk to a person',
  other: 'needs help',
};

const LEAD_IN =
  /^(?:(?:hi|hello|hey)(?: there)?|good (?:morning|afternoon|evening)|(?:morning|afternoon|evening)(?=[,.!])|um+|uh+|er|so|well|yes|yeah|yep|okay|ok|oh|no|actually|please|also|and|then|but|wait|sorry|thanks?|thank you|you know|i mean|great|perfect|like|listen|look|basically|first(?: of all)?|before (?:that|i do that|we do that)|second(?:ly)?|i'?m calling (?:because|about|to|for)|i am calling (?:because|about|to|for)|i was (?:wondering|hoping)(?: if)?|i want to know(?! about)|i'?d like to know(?! about)|i just|just|i (?:would|'d) (?:also )?(?:like|love|want)(?: you)? to|i'?d (?:also )?(?:like|love|want)(?: you)? to|i (?:also )?(?:want|need|wanna|have|got|wish)(?: you)? to|i (?:also )?wanna|i gotta|i'?m (?:trying|looking|hoping|going) to|we (?:want|need|would like|have) to|(?:can|could|would|will) (?:you|i|we)|help me(?: to)?|let me|let's|maybe|if (?:you|i) could|tell me|is it possible to|i (?:also )?(?:want|need) )\b[\s,.!]*/i;
const LEAD_OUT =
  /[\s,]*\b(?:please|thanks?|thank you|if (?:that's|thats) (?:ok|okay|possible)|if possible|for me|you know|and also|and|also|okay|then|it'?s|it is|that'?s|is|my|so)[\s.!?]*$/i;
const ZIP_TALK =
  /[\s,]*\b(?:and )?(?:(?:my|the|our) )?(?:zip|postal|post)(?: ?codes?)?\b(?:(?! (?:and|but|so|i|can|could|please|just)\b)[^.,;!?])*/i;

/** The caller's wish without its courtesies and without secrets; a stock phrase when nothing telling is left. */
export function reasonFrom(words: string, intent: Intent): string {
  let reason = words
    .replaceAll(HIDDEN, ' ')
    .replace(ZIP_TALK, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;!?])/g, '')
    .trim();
  for (let before = ''; before !== reason;) {
    before = reason;
    reason = reason
      .replace(/^[\s.,;:?!]+/, '')
      .replace(LEAD_IN, '')
      .replace(LEAD_OUT, '')
      .replace(/[.,!]+$/, '')
      .trim();
  }
  const telling = reason.length >= 6 && reason.length <= LONGEST_REASON;
  return telling ? reason : CANONICAL[intent];
}

/** What stands for digits that the caller said. */
const HIDDEN = /\((?:said|keyed in) \d+ digits?\)|\[[a-z ]+\]/g;

/** Whether words point to something said before: "move it instead". */
export function pointsBack(wish: string): boolean {
  return /\b(?:mov|reschedul|chang|push|postpon|cancel|switch|shift|keep|drop)\w* (?:it|that|this|them|that one|this one)\b/i.test(
    wish,
  );
}
