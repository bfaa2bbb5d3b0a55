// Trouble with hearing and speaking: said once when the line changes, and a person before silence.
import { describe, expect, it } from 'vitest';
import type { CallLog } from '../../../src/call/call-log.ts';
import type { CallVoice, SpeechHealth } from '../../../src/call/call-voice.ts';
import type { Speaker } from '../../../src/call/speaker.ts';
import { HandTimers } from '../../support/scripted-call.ts';
import { SpeechTrouble } from '../../../src/call/speech-trouble.ts';

function open() {
  const told: string[] = [];
  const timers = new HandTimers();
  let tell: (health: SpeechHealth) => void = () => undefined;
  const voice: Pick<CallVoice, 'onHealth' | 'reconnectEar'> = {
    onHealth: (listener) => {
      tell = listener;
      return () => undefined;
    },
    reconnectEar: () => told.push('reconnected'),
  };
  const log: Pick<CallLog, 'add'> = {
    add: (type, data) => void told.push(`${type} ${'mode' in data ? data.mode : ''}`.trim()),
  };
  const speaker = { line: (key: string) => void told.push(`says ${key}`) };
  const trouble = new SpeechTrouble({
    voice: voice as CallVoice,
    log: log as CallLog,
    speaker: speaker as unknown as Speaker,
    timers,
    rescue: (line) => told.push(`rescue ${line}`),
  });
  return { told, trouble, timers, tell: (health: SpeechHealth) => tell(health) };
}

describe('trouble with speech', () => {
  it('is told once when a fallback takes over, and the way back is recorded', () => {
    const { told, tell } = open();
    tell({ component: 'tts', state: 'fallback', provider: 'openai' });
    tell({ component: 'llm', state: 'fallback', provider: 'vllm' });
    tell({ component: 'tts', state: 'ok', provider: 'elevenlabs' });
    tell({ component: 'llm', state: 'ok', provider: 'openai' });
    expect(told).toEqual([
      'speech.changed reduced',
      'says line_trouble',
      'speech.changed reduced',
      'speech.changed reduced',
      'speech.changed full',
    ]);
  });

  it('that nothing has helped with ends with a sentence and a person', () => {
    const { told, trouble } = open();
    trouble.failed('stt_error', { recoverable: true });
    expect(told).toEqual([]);
    trouble.failed('stt_error', { recoverable: false, error: new Error('gone') });
    trouble.failed('tts_error', { recoverable: false });
    expect(told).toEqual(['error', 'rescue cannot_hear', 'error', 'rescue rescue']);
  });

  it('waits a moment for a recogniser to come back, and then gets a person', () => {
    const { told, tell, timers } = open();
    tell({ component: 'stt', state: 'down', provider: 'deepgram' });
    tell({ component: 'stt', state: 'ok', provider: 'deepgram' });
    expect(timers.fire(3000)).toBe(0);
    tell({ component: 'stt', state: 'down', provider: 'deepgram' });
    timers.fire(3000);
    expect(told.at(-1)).toBe('rescue cannot_hear');
  });

  it('in the form of an ear gone deaf is met by connecting again, asking again, and a person', () => {
    const { told, trouble } = open();
    trouble.unheard(1500);
    trouble.unheard(1500);
    trouble.heard();
    trouble.unheard(100);
    for (let i = 0; i < 3; i++) trouble.unheard(900);
    const again = ['caller.unheard', 'reconnected', 'says not_understood'];
    expect(told).toEqual([
      ...again,
      ...again,
      ...again,
      ...again,
      'caller.unheard',
      'reconnected',
      'rescue cannot_hear',
    ]);
  });
});
