// Cuts the log of a call into the turns of a transcript: what the caller did, and everything that came of it.
import type { LogEvent } from './log-events.ts';

export interface Utterance {
  /** As it is in the log, redacted. */
  text: string;
  /** The caller's turn, counted from 1. */
  turn: number;
}

export interface LoggedTurn {
  kind: { caller: Utterance } | { silence: number };
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
  for (const event of events) {
    const last = split.turns.at(-1);
    if (event.type === 'transfer.requested') betweenAgents = true;
    if (event.type === 'handoff.entered') betweenAgents = false;
    if (event.type === 'caller.said' && betweenAgents && last) last.duringHandoff.push(event.data);
    else if (event.type === 'caller.said')
      split.turns.push({ kind: { caller: event.data }, duringHandoff: [], events: [] });
    else if (event.type === 'caller.silent')
      split.turns.push({ kind: { silence: event.data.seconds }, duringHandoff: [], events: [] });
    else (last?.events ?? split.opening).push(event);
  }
  return split;
}

/** Everything the caller said in a turn, in order. */
export function utterancesOf({ kind, duringHandoff }: LoggedTurn): Utterance[] {
  return [...('caller' in kind ? [kind.caller] : []), ...duringHandoff];
}
