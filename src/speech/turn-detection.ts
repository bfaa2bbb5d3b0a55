// Who decides that the caller has finished, and the ear for voice beneath it.
import { getJobContext, inference, type voice } from '@livekit/agents';
import { CodedError } from '../domain/errors.ts';
import type { SpeechSettings } from '../domain/speech-settings.ts';

export type TurnDetectionMode = NonNullable<
  NonNullable<voice.AgentSessionOptions['turnHandling']>['turnDetection']
>;
/** Runs models in the process that LiveKit's worker keeps for them. */
export type InferenceExecutor = NonNullable<
  NonNullable<ConstructorParameters<typeof inference.TurnDetector>[0]>['executor']
>;

export function createVad({ vad }: SpeechSettings): inference.VAD {
  return new inference.VAD({
    minSpeechDuration: vad.minSpeechMs,
    minSilenceDuration: vad.minSilenceMs,
    prefixPaddingDuration: vad.prefixPaddingMs,
    activationThreshold: vad.threshold,
  });
}

/** Loads the native model, so that the first caller does not wait for it. */
export function warmVad(settings: SpeechSettings): void {
  createVad(settings).stream().close();
}

/** What makes a detector that reads words, once its package is loaded. */
export type ReadsWords = () => TurnDetectionMode;

export interface TurnDetectionOptions {
  settings: SpeechSettings;
  inferenceExecutor: InferenceExecutor | undefined;
  readsWords: ReadsWords | null;
}

/**
 * Without an executor (outside a worker's job) the models cannot run and silence decides.
 * @throws CodedError configuration when the package for `livekit` was not loaded by prewarm().
 */
export function createTurnDetection(options: TurnDetectionOptions): TurnDetectionMode {
  const { settings, readsWords } = options;
  const executor = options.inferenceExecutor ?? getJobContext(false)?.inferenceExecutor;
  switch (settings.turnDetection) {
    case 'vad':
    case 'stt':
      return settings.turnDetection;
    case 'bundled':
      // The version is pinned: left open, the detector asks LiveKit's cloud in development.
      return executor ? new inference.TurnDetector({ version: 'v1-mini', executor }) : 'vad';
    case 'livekit':
      if (!executor) return 'vad';
      if (!readsWords)
        throw new CodedError('configuration', `${PACKAGE} is not loaded: await prewarm() first.`);
      return readsWords();
  }
}

const PACKAGE = '@livekit/agents-plugin-livekit';

/**
 * Loads LiveKit's detector that reads words. It is not a dependency: its models weigh hundreds of megabytes. A
 * worker loads it in its main process too, which starts the model's process only if it knows of one.
 * @throws CodedError configuration saying how to install it.
 */
export async function loadReadsWords(packageName = PACKAGE): Promise<ReadsWords> {
  let loaded: unknown;
  try {
    loaded = await import(packageName);
  } catch (cause) {
    throw new CodedError(
      'configuration',
      `turnDetection: livekit needs ${packageName}. Run: npm install ${packageName}@1.9.0, then npm run worker -- download-files. Or use turnDetection: bundled.`,
      { cause },
    );
  }
  const Detector = multilingual(loaded);
  return () => new Detector();
}

type DetectorClass = new () => Exclude<TurnDetectionMode, string>;

function multilingual(loaded: unknown): DetectorClass {
  const turnDetector: unknown = property(loaded, 'turnDetector');
  const Detector: unknown = property(turnDetector, 'MultilingualModel');
  if (isDetectorClass(Detector)) return Detector;
  throw new CodedError(
    'configuration',
    `${PACKAGE} has no turnDetector.MultilingualModel: install version 1.9.0.`,
  );
}

const property = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;

const isDetectorClass = (value: unknown): value is DetectorClass => typeof value === 'function';
