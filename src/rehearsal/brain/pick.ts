// Which of the things on offer a caller means: "the second one", "Thursday's", "the ant treatment", "the other one".
import { plain } from './acts.ts';
import {
  byBareHour,
  byDay,
  byLowDay,
  byPart,
  byRank,
  byTime,
  byWords,
  clueMentions,
  onTheDates,
  type Choice,
  type Reading,
} from './pick-clues.ts';
import { understandDateTimes } from '../../understand/index.ts';
import type { CompanyClock } from './window-shape.ts';

export type { Choice } from './pick-clues.ts';

export interface Picked {
  /** What the words fit; all of them when the caller wants all. */
  ids: readonly string[];
  all: boolean;
}

interface PickOptions {
  clock: CompanyClock;
  /** What "the other one" is other than. */
  except?: string | undefined;
  /** Times on offer: another week's Tuesday and another hour are not among them. */
  strict?: boolean;
}

/** Null when the words pick nothing. */
export function pick(
  text: string,
  choices: readonly Choice[],
  { clock, except, strict = false }: PickOptions,
): Picked | null {
  const said = plain(text);
  if (choices.length > 1 && ALL.test(said)) return { ids: choices.map(({ id }) => id), all: true };
  const others = choices.filter(({ id }) => id !== except);
  if (OTHER.test(said) && except !== undefined)
    return found(narrow(said, text, others, { clock, strict }) ?? others);
  const negated = withoutNegated(said);
  const chosen = narrow(negated, negated === said ? text : negated, choices, { clock, strict });
  return chosen ? found(chosen) : null;
}

function found(choices: readonly Choice[]): Picked | null {
  return choices.length > 0 ? { ids: choices.map(({ id }) => id), all: false } : null;
}

const ALL =
  /\b(?:both(?: of them)?|all (?:of them|three|four|two)|every (?:one|single)|the whole lot|each of them)\b|^(?:\S+ ){0,3}(?:all|everything)(?: please| then)?$|\b(?:cancel|move|drop|scrap|skip|call off|push|delete|want|get rid of) (?:them )?(?:all|everything)\b(?! (?:right|set|good|done|day|the time|week))/;
const OTHER = /\bother (?:one|visit|appointment|time|slot|option)\b|^(?:no )?(?:the )?other$/;

/** "Not the Thursday one, the Friday one", "Friday is fine, it's Thursday I can't do": one part is meant, the other not. */
function withoutNegated(said: string): string {
  const [, meant] =
    /\b(?:is|are) (?:fine|okay|ok|good)\b(?: but| and)? (.+\b(?:can'?t|cannot|won'?t|need|wanna|want)\b.*)$/.exec(
      said,
    ) ?? [];
  if (meant) return meant;
  const [, after] = /\bnot (?:the )?\S+(?: \S+){0,3}?(?: but| the| i mean) (.+)$/.exec(said) ?? [];
  return after ?? said;
}

/** Each clue narrows the choice; a day that is not among them picks nothing. Null when there is no clue at all. */
function narrow(
  said: string,
  text: string,
  choices: readonly Choice[],
  { clock, strict }: Reading,
): readonly Choice[] | null {
  const mentions = clueMentions(text, { clock, strict });
  const away = understandDateTimes(text, clock).some(({ role }) => strict && role === 'ruled_out');
  const day = byDay(mentions, choices);
  const time = byTime(mentions, choices) ?? (away ? null : byBareHour(text, choices));
  if (day?.length === 0 || (time?.length === 0 && (strict || !day))) return null;
  const part = byPart(mentions, choices);
  if (strict && part?.length === 0) return null;
  let left = choices;
  let any = false;
  for (const clue of [day, part, time, byWords(said, choices)]) {
    const next = clue && left.filter((choice) => clue.includes(choice));
    if (!next || next.length === 0) continue;
    left = next;
    any = true;
  }
  const ranked = byRank(said, any ? left : choices, choices);
  const dated = byLowDay(said, choices);
  if (dated.length > 0) return ranked && !dated.includes(ranked) ? [...dated, ranked] : dated;
  if (ranked) return [ranked];
  if (!any) return null;
  // Of several Thursdays the coming one is meant.
  const exact = left.length > 1 ? onTheDates(mentions, left) : [];
  return exact.length > 0 ? exact : left;
}
