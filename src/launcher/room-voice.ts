// What the test room says of its voice: there, on its way, or how to get one.
import type { RoomVoice } from '../server/start-server.ts';
import { testRoomOptions } from '../server/test-room/test-room-options.ts';
import { HOW_TO_GET_VOICE } from './livekit/livekit-choice.ts';
import { providerNames } from './speech-facts.ts';
import type { Voice } from './start-voice.ts';
import { PREPARING } from './summary.ts';

export function roomVoice(voice: Voice): RoomVoice {
  return {
    livekit: testRoomOptions(voice.environment).livekit,
    voiceHint: voiceHint(voice),
    voicePreparing: voice.facts.state === 'preparing',
    speech: voice.plan === null ? null : providerNames(voice.plan),
  };
}

function voiceHint({ facts }: Voice): string | null {
  switch (facts.state) {
    case 'on':
      return null;
    case 'off':
      return 'Started with --no-voice: start again without it to speak.';
    case 'preparing':
      return `Voice comes by itself: ${PREPARING[facts.how]}. Typed calls can be held meanwhile.`;
    case 'failed':
      return 'Voice could not be prepared: the terminal that started this says why.';
    case 'missing':
      return `To speak instead of typing, ${HOW_TO_GET_VOICE}.`;
  }
}
