// Cuts the log of a call into the turns of a transcript: what the caller did, and everything that came of it.
import type { LogEvent } from './log-events.ts';
import { isToldAfterAll, isUntold, isWaiting, peopleTurns, type PersonDid } from './people-turns.ts';

export interface Utterance {
  /** As it is in the log, redacted. */
  text: string;
  /** The caller's turn, counted from 1. */
  turn: number;
}

export interface LoggedTurn {
  kind: { caller: Utterance } | { silence: number } | PersonDid;
  /** Said while a handoff of this turn was under way. */
  duringHandoff: Utterance[];
  events: LogEvent[];
}

export interface SplitLog {
  /** Before the caller did anything: the greeting. */
  opening: LogEvent[];
  turns: LoggedTurn[];
}

export function splitTurns(events: readonly LogEvent[]): SplitLog {
  const split: SplitLog = { opening: [], turns: [] };
  let betweenAgents = false;
  /** Since the call began to wait for a person: when that was, and how much of it the turns so far take. Seconds. */
  let waiting = { since: 0, played: 0 };
  /** Likewise, since nobody could be told of the caller. */
  let untold: { since: number; played: number } | null = null;
  /** Seconds that the turns so far take when they are played. */
  let played = 0;
  const begin = (kind: LoggedTurn['kind']): void => {
    split.turns.push({ kind, duringHandoff: [], events: [] });
    const seconds = 'silence' in kind ? kind.silence : 1;
    waiting.played += seconds;
    if (untold) untold.played += seconds;
    played += seconds;
  };
  const since = (wait: typeof waiting, { at = 0 }: LogEvent) =>
    Math.ceil((at - wait.since) / 1000 - wait.played);
  for (const [index, event] of events.entries()) {
    if (isUntold(event)) untold = { since: event.at ?? 0, played: 0 };
    else if (untold && isToldAfterAll(event)) {
      const seconds = since(untold, event);
      if (seconds > 0) begin({ silence: seconds });
      untold = null;
    }
    const late = Math.ceil(((event.at ?? 0) - (events[0]?.at ?? 0)) / 1000 - played);
    if (late > 0 && (isDueByLength(event) || (late > LONG_TALK && event.type === 'human.left')))
      begin({ silence: late });
    if (event.type === 'human.queued') waiting = { since: event.at ?? 0, played: 0 };
    peopleTurns(event, events.slice(index + 1)).forEach(begin);
    const seconds = since(waiting, event);
    // Several words of one moment are one silence.
    if (isWaiting(event) && seconds > 0) begin({ silence: seconds });
    const last = split.turns.at(-1);
    if (event.type === 'transfer.requested') betweenAgents = true;
    if (event.type === 'handoff.entered' || event.type === 'transfer.withdrawn') betweenAgents = false;
    if (event.type === 'caller.said' && last && goesOn(last, event.data)) continue;
    const pause = pauseBefore(event, events[index - 1]);
    if (pause > 0) begin({ silence: pause });
    if (event.type === 'caller.said' && betweenAgents && last) last.duringHandoff.push({ ...event.data });
    else if (event.type === 'caller.said') begin({ caller: { ...event.data } });
    else if (event.type === 'caller.silent') begin({ silence: event.data.seconds });
    else (last?.events ?? split.opening).push(event);
  }
  return split;
}

/** Whoever types may come back after hours, when days and fees are others. Shorter pauses change nothing. Seconds. */
const LONG_PAUSE = 600;

function pauseBefore({ type, at = 0 }: LogEvent, before: LogEvent | undefined): number {
  const seconds = type === 'caller.said' && before ? Math.round((at - (before.at ?? at)) / 1000) : 0;
  return seconds >= LONG_PAUSE ? seconds : 0;
}

/** More words of the same turn join it; what was answered to the first half of it alone was taken back. */
function goesOn(turn: LoggedTurn, { text, turn: number }: Utterance): boolean {
  const said = utterancesOf(turn).at(-1);
  if (said?.turn !== number) return false;
  said.text = `${said.text} ${text}`;
  turn.events = turn.events.filter(({ type, data }) => type !== 'model.answered' || data.calls.length > 0);
  return true;
}

/** A talk with a person that is worth a silence of its own, in seconds. */
const LONG_TALK = 60;

/** What is said because a call has lasted so long. */
function isDueByLength(event: LogEvent): boolean {
  return (
    event.type === 'line.said' && (event.data.line === 'call_long' || event.data.line === 'call_too_long')
  );
}

/** Everything the caller said in a turn, in order. */
export function utterancesOf({ kind, duringHandoff }: LoggedTurn): Utterance[] {
  return [...('caller' in kind ? [kind.caller] : []), ...duringHandoff];
}
