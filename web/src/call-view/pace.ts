// How long the caller waits for an answer. The call measures spoken turns itself; typed ones are measured here.
import type { CallEvent, CallEventData } from '../../../src/domain/call-event.ts';
import type { Answer, Pace, WaitParts } from './call-view.ts';

export interface Moment {
  receivedAt: number;
  /** In a typed call the model's answer is what the caller reads; in a spoken one it is heard later. */
  typed: boolean;
}

export function paceAfter(pace: Pace, event: CallEvent, { receivedAt, typed }: Moment): Pace {
  const { type, data, at } = event;
  switch (type) {
    case 'caller.said':
      return { ...pace, waiting: { turn: data.turn, at, receivedAt } };
    case 'turn.spoken': {
      const others = pace.answers.filter(({ turn }) => turn !== data.turn);
      const { turn, msToFirstAudio: ms, msToFiller: fillerMs } = data;
      const answer = { turn, ms, fillerMs, parts: partsOf(data) };
      return {
        answers: [...others, answer],
        waiting: pace.waiting?.turn === data.turn ? null : pace.waiting,
      };
    }
    case 'model.answered':
      return typed && data.text.trim() !== '' ? answered(pace, at - (pace.waiting?.at ?? at)) : pace;
    case 'agent.said':
      // In a spoken call this comes when the words have been heard, which says nothing of the wait for them.
      return typed ? answered(pace, at - (pace.waiting?.at ?? at)) : { ...pace, waiting: null };
    case 'call.ended':
      return { ...pace, waiting: null };
    default:
      return pace;
  }
}

export function paceAfterWords(pace: Pace, receivedAt: number): Pace {
  return answered(pace, receivedAt - (pace.waiting?.receivedAt ?? receivedAt));
}

/** Half of the answers came faster than this; null before the first. */
export function medianWait({ answers }: Pace): number | null {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export function answerTo({ answers }: Pace, turn: number | null): Answer | null {
  return answers.find((answer) => answer.turn === turn) ?? null;
}

function partsOf(spoken: CallEventData['turn.spoken']): WaitParts | null {
  const { msToTurnEnd: hearing, msToFirstWords: words, msToFirstAudio: audio } = spoken;
  if (hearing === undefined || words === undefined) return null;
  return { hearing, thinking: Math.max(0, words - hearing), speaking: Math.max(0, audio - words) };
}

function answered(pace: Pace, ms: number): Pace {
  if (!pace.waiting) return pace;
  const { turn } = pace.waiting;
  // The call's own measure, when it is there already, is the better one.
  if (pace.answers.some((answer) => answer.turn === turn)) return { ...pace, waiting: null };
  return {
    answers: [...pace.answers, { turn, ms: Math.max(0, ms), fillerMs: null, parts: null }],
    waiting: null,
  };
}
