// The voice of a call without a room: everything said takes ten milliseconds a letter, on a loudspeaker that the test plays.
import { stt, tts, VAD, VADStream } from '@livekit/agents';
import { CallerAudio } from '../../src/call/caller-audio.ts';
import type { CallVoice } from '../../src/call/call-voice.ts';
import { Loudspeaker, RATE, tone } from './loudspeaker.ts';

export interface LetterLine {
  voice: CallVoice;
  speaker: Loudspeaker;
}

/** Nobody is heard: the test tells the call what the caller has said. */
export function letterLine(): LetterLine {
  const speaker = new Loudspeaker();
  const audio = new CallerAudio(speaker);
  const agentsVoice = new LetterVoice();
  return {
    speaker,
    voice: {
      ...{ audio, stt: new DeafEar(), vad: new DeafDetector(), turnDetection: 'manual' },
      connOptions: {},
      tts: () => agentsVoice,
      prewarm: () => undefined,
      stock: (_agent, text) => Array.from(text, () => tone(1)),
      reconnectEar: () => undefined,
      onHealth: () => () => undefined,
      connect: (session) => {
        session.output.audio = audio;
      },
    },
  };
}

class LetterVoice extends tts.TTS {
  override label = 'letters';

  constructor() {
    super(RATE, 1, { streaming: false });
  }

  override synthesize(text: string): tts.ChunkedStream {
    return new LetterStream(text, this);
  }

  override stream(): tts.SynthesizeStream {
    throw new Error('whole sentences only');
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

class LetterStream extends tts.ChunkedStream {
  override label = 'letters';

  protected override run(): Promise<void> {
    const letters = Array.from(this.inputText);
    for (const at of letters.keys())
      this.queue.put({ requestId: 'r', segmentId: 's', frame: tone(1), final: at === letters.length - 1 });
    this.queue.close();
    return Promise.resolve();
  }
}

class DeafEar extends stt.STT {
  override label = 'deaf';

  constructor() {
    super({ streaming: true, interimResults: true });
  }

  protected override _recognize(): Promise<stt.SpeechEvent> {
    throw new Error('nobody is heard');
  }

  override stream(): stt.SpeechStream {
    return new DeafEarStream(this);
  }
}

class DeafEarStream extends stt.SpeechStream {
  override label = 'deaf';

  protected override async run(): Promise<void> {
    while ((await this.input.next()).done !== true);
  }
}

class DeafDetector extends VAD {
  override label = 'deaf';

  constructor() {
    super({ updateInterval: 10 });
  }

  override stream(): VADStream {
    return new DeafDetectorStream(this);
  }
}

/** Tells nothing of what it gets. */
class DeafDetectorStream extends VADStream {}
