// What the caller's own words say of days and times, so that no search goes by a model's reading of them alone.
import { spokenDate } from '../domain/speak.ts';
import { instantOf, wallTime, type WallTime } from '../domain/zoned-time.ts';
import {
  covers,
  coversDay,
  daysCovered,
  understandDateTimes,
  type DateTimeClock,
  type DateTimeUnderstood,
} from '../understand/index.ts';
import type { ToolCall } from './define-tool.ts';

/** The fact that keeps in which turn a caller was asked which day they mean: words up to it are not asked about again. */
const ASKED = 'dayAskedInTurn';

/** What to ask a caller whose words leave the day open, and the days that they may mean (none when it has passed). */
export interface DayQuestion {
  readonly question: string;
  /** YYYY-MM-DD */
  readonly days: readonly string[];
}

type Covers = (date: string) => boolean;

/** What is read of a call. */
export interface Talk extends Pick<ToolCall, 'callerTurns' | 'now'> {
  readonly context: Pick<ToolCall['context'], 'listed' | 'facts'>;
  readonly company: { readonly timeZone: string };
}

export interface SaidTimes {
  /** To be asked before any day is searched; null when the caller's words leave no doubt. */
  readonly question: DayQuestion | null;
  /** The words for the days that they ask for; null when they name none. */
  readonly words: string | null;
  /** Whether a day (YYYY-MM-DD) is one of those. */
  asksFor(date: string): boolean;
  /** Whether they have said that a time does not suit them. */
  rulesOut(starts: WallTime): boolean;
}

/** Reads what was said since times were last on offer; what does not suit a caller holds for the whole call. */
export function saidTimes({ callerTurns, context, company, now }: Talk): SaidTimes {
  const { timeZone } = company;
  const inTalk = context.listed.slot.length > 0;
  const turns = readTurns(callerTurns, { now, timeZone }, inTalk);
  // A question of this very turn still stands, however often a model searches.
  const askedIn = Number(context.facts[ASKED] ?? 0);
  const answered = askedIn < turns.length ? askedIn : 0;
  const since = Math.max(answered, inTalk ? turns.length - 1 : 0);
  const asked =
    turns
      .slice(since)
      .map(daysAskedFor)
      .findLast((turn) => turn.length > 0) ?? [];
  // The answer comes in the turn after the question.
  const before = answered === turns.length - 1 ? turns.slice(0, answered) : [];
  const choices = before.flat().findLast(({ kind }) => kind === 'disagrees' || kind === 'no_such_day');
  const ruledOut = turns.reduce<readonly DateTimeUnderstood[]>(withRuledOut, []);
  return {
    question: questionAbout(asked, { now, company }),
    words: asked.length > 0 ? asked.map(({ text }) => text).join(', ') : null,
    asksFor: (date) => asked.some((said) => (chosen(said, choices) ?? named(said, inTalk))(date)),
    rulesOut: (starts) => ruledOut.some((said) => covers(said, starts)),
  };
}

/** Remembers that the caller is being asked which day they mean. */
export function askWhichDay({ context, report }: Pick<ToolCall, 'context' | 'report'>): void {
  report({ type: 'fact.gathered', key: ASKED, value: String(context.turn) });
}

/** What to ask about the days that somebody asks for; null when nothing is open and one of them is to come. */
export function questionAbout(
  asked: readonly DateTimeUnderstood[],
  { now, company: { timeZone } }: Pick<Talk, 'now' | 'company'>,
): DayQuestion | null {
  const spoken = (date: string) => spokenDate(instantOf({ date, time: '12:00' }, timeZone), timeZone);
  for (const said of asked)
    if (said.kind === 'disagrees' || said.kind === 'no_such_day')
      return {
        question: `${noSuchDay(said)}Did you mean ${said.choices.map(spoken).join(' or ')}?`,
        days: said.choices,
      };
  const { date: today } = wallTime(now, timeZone);
  const past = asked.filter((said) => said.kind === 'passed' || isOver(said, today));
  const [first] = past;
  if (!first || past.length < asked.length) return null;
  const day = first.kind === 'passed' ? first.choices[0] : first.date;
  return { question: `${spoken(day ?? today)} has passed. What day would suit you?`, days: [] };
}

// "November 31st": its choices are the last day of that month and the day after it.
function noSuchDay({
  kind,
  choices: [last = ''],
}: DateTimeUnderstood & { choices: readonly string[] }): string {
  if (kind !== 'no_such_day') return '';
  const month = new Date(`${last}T00:00Z`).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
  return `${month} has only ${last.slice(8)} days. `;
}

// "A week later" is counted from the day that was named last, unless times are on offer: then from one of those.
function readTurns(
  callerTurns: readonly string[],
  clock: DateTimeClock,
  inTalk: boolean,
): readonly (readonly DateTimeUnderstood[])[] {
  const turns: (readonly DateTimeUnderstood[])[] = [];
  for (const text of callerTurns) {
    const about = inTalk ? undefined : turns.flat().findLast(isOneDay)?.date;
    turns.push(understandDateTimes(text, { ...clock, ...(about ? { about } : {}) }));
  }
  return turns;
}

// "My Tuesday visit" may be in any week.
const isOneDay = ({ role, date, weekday, range, fromTalk }: DateTimeUnderstood): boolean =>
  date !== null && /^(?:asked|visit)$/.test(role) && weekday === undefined && !range && !fromTalk;

// What is counted from a day that is not known here says nothing against a search.
function daysAskedFor(turn: readonly DateTimeUnderstood[]): readonly DateTimeUnderstood[] {
  return turn.filter(
    ({ role, kind, date, fromTalk }) => role === 'asked' && (kind !== 'meant' || date !== null) && !fromTalk,
  );
}

// "Wednesday", after "did you mean Tuesday the 8th or Wednesday the 9th": the 9th.
function chosen(said: DateTimeUnderstood, asked: DateTimeUnderstood | undefined): Covers | null {
  const { date } = said;
  if (asked === undefined || asked.kind === 'meant' || date === null || said.range) return null;
  const day =
    asked.choices.find((one) => weekdayOf(one) === weekdayOf(date)) ??
    asked.choices.find((one) => one.endsWith(date.slice(7)));
  return day === undefined ? null : (one) => one === day;
}

// While times are on offer, "Friday" is one of theirs, in whatever week.
function named(said: DateTimeUnderstood, inTalk: boolean): Covers {
  if (inTalk && said.weekday !== undefined) return (date) => weekdayOf(date) === said.weekday;
  return (date) => coversDay(said, date);
}

const weekdayOf = (date: string): number => (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;

// Who asks for a day that did not suit them before has changed their mind; "not Tuesday, but next Tuesday" is as plain.
function withRuledOut(
  before: readonly DateTimeUnderstood[],
  turn: readonly DateTimeUnderstood[],
): readonly DateTimeUnderstood[] {
  const asked = turn.filter(({ role }) => role === 'asked');
  const ruledOut = [...before, ...turn.filter(({ role }) => role === 'ruled_out')];
  return ruledOut.filter((said) => !asked.some((wish) => overrules(wish, said)));
}

function overrules(wish: DateTimeUnderstood, said: DateTimeUnderstood): boolean {
  if (wish.kind !== 'meant') return false;
  const sameDay = wish.date !== null && !wish.range && dayIsNamed(said) && coversDay(said, wish.date);
  return sameDay || (wish.partOfDay !== undefined && wish.partOfDay === said.partOfDay && !dayIsNamed(said));
}

const dayIsNamed = ({ kind, date, weekdays }: DateTimeUnderstood): boolean =>
  kind !== 'meant' || date !== null || weekdays !== undefined;

const isOver = (said: DateTimeUnderstood, today: string): boolean =>
  said.kind === 'meant' &&
  said.date !== null &&
  daysCovered(said).every(({ to }) => to !== null && to < today);
