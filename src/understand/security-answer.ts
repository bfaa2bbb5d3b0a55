// Answers to security questions that are a proper name: a pet, a mother's maiden name.
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';
import { firstUnderstood, likely, sure } from './understood.ts';
import type { Understood } from './understood.ts';

export type SecurityQuestion = 'pet' | 'maiden_name';

const TOPICS: Readonly<Record<SecurityQuestion, RegExp>> = {
  pet: /\b(?:pet|dog|cat|hamster|rabbit|goldfish|fish|bird|canary|pup|puppy|kitten|animal)/,
  maiden_name: /\b(?:maiden|mother|mom|mum|mommy)/,
};

/** Words that open a sentence with a capital, or are talk about the answer: never the answer. */
// prettier-ignore
const TALK = new Set((
  'a about actually ah all also always am an and answer are as at be been believe best birth boy but buddy? by call called can cat could ' +
  'date dear did do dog don\'t easy first for friend from geez gee girl god good goodness got great had has have he he\'s her hers hey hi him his hm ' +
  'hmm hmmm hold hope how i i\'d i\'ll i\'m i\'ve if in is it it\'s its just know last let like long love maiden make man maybe me mean mine ' +
  'mom mommy mother mother\'s mothers mum my name name\'s named names no not of oh ok okay on one or our own pet pet\'s pets pin please poor pretty question ' +
  'remember right say security she she\'s so sorry such surname sure than thank thanks that that\'s thats the her their then there they think this time ' +
  'to too uh um umm us used was wait we well were what what\'s when who why will with would wow yea yeah yes you your number account card birthday was? ' +
  'childhood dont cant can\'t forgot either know? cannot idea clue nothing none never since ago kid child young goldfish now still'
).split(' '));

const isName = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.text.length > 1 && !TALK.has(token.text);
const REFUSES =
  /\b(?:don'?t (?:know|remember|recall|have)|do not (?:know|remember|recall|have)|can'?t (?:remember|recall)|cannot (?:remember|recall)|forgot|forgotten|no idea|never had|not sure|no clue|rather not)\b/i;

/** Frames in which the name stands directly behind the words: "her name was", "named", "it's". */
const FRAME =
  /(?:\b(?:name'?s?(?: is| was|,)?|named|called|(?:pet|dog|cat)(?: is| was)|it(?:'?s| is| was)|is|was|think it was|believe it was|no,? it was)\s+)([\p{L}'-]+)/giu;

/** "Poppy the poodle", "Molly, I think": the clause opens with the name, or holds hardly anything else. */
function openingName(clause: string): string | undefined {
  const tokens = tokenise(clause);
  const names = tokens.filter(isName);
  const [lone] = names;
  if (lone === undefined) return undefined;
  const next = tokens[tokens.indexOf(lone) + 1]?.text ?? '';
  const leads =
    tokens[0] === lone && /^\p{Lu}/u.test(clause) && /^(?:the|like|of|was|is|i|my|from|-|)$/.test(next);
  return names.length === 1 || leads ? lone.text : undefined;
}

function readAnswer(text: string, question: SecurityQuestion): Understood<string> {
  const said = text.slice(0, 2_000);
  const topic = TOPICS[question];
  const others = Object.entries(TOPICS)
    .filter(([name]) => name !== question)
    .map(([, pattern]) => pattern);
  // Clauses about the other question are not the answer to this one.
  const clauses = said
    .split(/[,.;!?]|\band\b/)
    .map((clause) => clause.trim())
    .filter(Boolean);
  const own = clauses
    .filter((clause) => !/\bmy name\b/i.test(clause))
    .filter(
      (clause) =>
        topic.test(clause.toLowerCase()) || !others.some((other) => other.test(clause.toLowerCase())),
    );
  const framed = own
    .flatMap((clause) => [...clause.matchAll(FRAME)].map((match) => ({ clause, name: match[1] ?? '' })))
    .filter(({ name }) => name.length > 1 && !TALK.has(name.toLowerCase()));
  const onTopic = framed.filter(({ clause }) => topic.test(clause.toLowerCase()));
  const pick = onTopic.at(-1) ?? (/\bno\b/i.test(said) ? framed.at(-1) : framed[0]);
  const opening = own.map(openingName).find((found) => found !== undefined);
  const name = pick?.name ?? opening;
  if (name === undefined || (REFUSES.test(said) && onTopic.length === 0)) return null;
  const answer = name.charAt(0).toUpperCase() + name.slice(1);
  return pick === undefined ? likely(answer) : sure(answer);
}

/** The name given in answer to a security question. */
export function understandSecurityAnswer(
  text: string,
  options: { readonly question: SecurityQuestion; readonly nbest?: readonly string[] },
): Understood<string> {
  return firstUnderstood(text, options.nbest, (hypothesis) => readAnswer(hypothesis, options.question));
}
