// Voice that takes minutes to come: it is prepared while the room is open for typed calls.
import type { OpenCompany } from '../call/open-company.ts';
import { CodedError } from '../domain/errors.ts';
import { redact } from '../understand/index.ts';
import { makeLivekit, type ToBeMade } from './livekit/livekit-choice.ts';
import { livekitSources } from './livekit/livekit-sources.ts';
import { speechTroubles } from './speech-check.ts';
import type { StartContext } from './start-context.ts';
import { startVoice, typedOnly, type Voice } from './start-voice.ts';
import { unlessStopped } from './stop-signals.ts';

/** Never throws except at the stop: typed calls can be held without it. */
export async function prepareVoice(
  context: StartContext,
  open: OpenCompany,
  choice: ToBeMade,
): Promise<Voice> {
  const { environment, signal, say } = context;
  try {
    const made = await makeLivekit(choice, livekitSources(context));
    const voice = await startVoice(context, open.company, made);
    await tellTroubles(context, { open, voice }, (part) => part !== 'llm');
    return voice;
  } catch (error) {
    if (signal.aborted) throw error;
    say(error instanceof CodedError ? error.message : redact(String(error)));
    return typedOnly(environment, { state: 'failed' });
  }
}

/** Says what of the speech that is used would not work. */
export async function tellTroubles(
  { env, logger, signal, say }: StartContext,
  { open, voice }: { open: OpenCompany; voice: Voice },
  asked: (part: string) => boolean,
): Promise<void> {
  const speech = { company: open.company, environment: voice.environment, variables: env, logger };
  (await unlessStopped(signal, speechTroubles(speech, asked))).forEach(say);
}
