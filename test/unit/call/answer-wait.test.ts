// How long a caller waits for the answer to a spoken turn, and for what.
import { llm } from '@livekit/agents';
import { expect, it } from 'vitest';
import { AnswerWait } from '../../../src/call/answer-wait.ts';

function turn(endOfTurnDelay?: number): llm.ChatMessage {
  const message = llm.ChatMessage.create({ role: 'user', content: 'hello' });
  if (endOfTurnDelay !== undefined) message.metrics.endOfTurnDelay = endOfTurnDelay;
  return message;
}

it('is split at the end of the turn and at the first words of the answer', () => {
  const wait = new AnswerWait();
  wait.begins(turn(0.4), 1, 10_000);
  wait.words(10_250);
  wait.words(10_300);
  expect(wait.sounds(10_335, null)).toEqual({
    ...{ turn: 1, msToTurnEnd: 400, msToFirstWords: 650, msToFirstAudio: 735, msToFiller: null },
  });
  expect(wait.sounds(10_500, null)).toBeNull();
});

it('tells nothing of words where the sound was ready before any came, and forgets those of the turn before', () => {
  const wait = new AnswerWait();
  wait.begins(turn(), 1, 10_000);
  wait.words(10_100);
  wait.begins(turn(), 2, 11_000);
  expect(wait.sounds(11_050, null)).toEqual({
    ...{ turn: 2, msToTurnEnd: 0, msToFirstAudio: 50, msToFiller: null },
  });
});
