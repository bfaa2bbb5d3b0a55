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
  const begin = (kind: LoggedTurn['kind']): void => {
    split.turns.push({ kind, duringHandoff: [], events: [] });
    const seconds = 'silence' in kind ? kind.silence : 1;
    waiting.played += seconds;
    if (untold) untold.played += seconds;
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
    if (event.type === 'human.queued') waiting = { since: event.at ?? 0, played: 0 };
    peopleTurns(event, events.slice(index + 1)).forEach(begin);
    const seconds = since(waiting, event);
    // Several words of one moment are one silence.
    if (isWaiting(event) && seconds > 0) begin({ silence: seconds });
    const last = split.turns.at(-1);
    if (event.type === 'transfer.requested') betweenAgents = true;
    if (event.type === 'handoff.entered') betweenAgents = false;
    if (event.type === 'caller.said' && betweenAgents && last) last.duringHandoff.push(event.data);
    else if (event.type === 'caller.said') begin({ caller: event.data });
    else if (event.type === 'caller.silent') begin({ silence: event.data.seconds });
    else (last?.events ?? split.opening).push(event);
  }
  return split;
}

/** Everything the caller said in a turn, in order. */
export function utterancesOf({ kind, duringHandoff }: LoggedTurn): Utterance[] {
  return [...('caller' in kind ? [kind.caller] : []), ...duringHandoff];
}
