// The least that LiveKit Agents asks for, in a job process of its own: an agent with a prompt and one tool, the same
// plugins and turn settings as ours, the framework's own room output, the documented handoff. What ours is compared to.
import { AutoSubscribe, defineAgent, inference, llm, voice, type JobContext } from '@livekit/agents';
import { STT } from '@livekit/agents-plugin-deepgram';
import { TTS } from '@livekit/agents-plugin-elevenlabs';
import { LLM } from '@livekit/agents-plugin-openai';
import { z } from 'zod';

const { BENCH_PROVIDERS: providers } = z.object({ BENCH_PROVIDERS: z.url() }).parse(process.env);
const apiKey = 'rehearsal';

export default defineAgent({
  prewarm: () => makeVad().stream().close(),
  entry: async (ctx: JobContext) => {
    await ctx.connect(undefined, AutoSubscribe.AUDIO_ONLY);
    await ctx.waitForParticipant();
    const session = new voice.AgentSession<undefined>({
      userData: undefined,
      stt: new STT({ apiKey, baseUrl: providers.replace(/^http/, 'ws'), model: 'nova-3' }),
      llm: new LLM({ apiKey, baseURL: `${providers}/v1`, model: 'gpt-6-luna', parallelToolCalls: false }),
      tts: new TTS({
        apiKey,
        baseURL: `${providers}/v1`,
        model: 'eleven_turbo_v2_5',
        encoding: 'pcm_24000' as 'pcm_22050',
      }),
      vad: makeVad(),
      userAwayTimeout: null,
      ...TURNS,
    });
    await session.start({ agent: new BareAgent('greeting'), room: ctx.room, record: false });
  },
});

/** As src/call/session.ts sets them, in milliseconds. */
const TURNS = {
  turnHandling: {
    turnDetection: 'vad',
    endpointing: { minDelay: 400 },
    interruption: {
      ...{ mode: 'vad', minDuration: 60, falseInterruptionTimeout: 400 },
      discardAudioIfUninterruptible: false,
    },
  },
  useTtsAlignedTranscript: true,
  aecWarmupDuration: null,
} as const satisfies voice.AgentSessionOptions;

/** As config/companies/pestcall/company.yaml sets it. */
function makeVad(): inference.VAD {
  return new inference.VAD({
    ...{ minSpeechDuration: 50, minSilenceDuration: 350, prefixPaddingDuration: 500 },
    activationThreshold: 0.5,
  });
}

class BareAgent extends voice.Agent<undefined> {
  readonly #opening: 'greeting' | 'reply';

  constructor(opening: 'greeting' | 'reply') {
    super({ instructions: 'You answer the telephone of a company.', tools: [transfer] });
    this.#opening = opening;
  }

  override async onEnter(): Promise<void> {
    if (this.#opening === 'greeting') this.session.say('Thank you for calling, how can I help?');
    else this.session.generateReply();
  }
}

const transfer: llm.ToolContextEntry<undefined> = llm.tool<undefined>({
  name: 'transfer',
  description: 'Hands the caller over.',
  execute: async () => llm.handoff({ agent: new BareAgent('reply') }),
});
