// Keeps a sentence that could not be synthesised from ending the process.
import type { tts } from '@livekit/agents';

/**
 * LiveKit 1.9.0 starts a chunked stream's work with a promise that nobody catches: its failure, told as an 'error'
 * event and by the stream's end already, would be an unhandled rejection too. Work starts after construction, so
 * the caller of the constructor can still put a catch behind it.
 */
export function quietFailure<S extends tts.ChunkedStream>(stream: S): S {
  const mainTask: unknown = Reflect.get(stream, 'mainTask');
  if (typeof mainTask !== 'function') return stream;
  const quiet = async (): Promise<void> => {
    try {
      await Reflect.apply(mainTask, stream, []);
    } catch {
      // Told already.
    }
  };
  Reflect.set(stream, 'mainTask', quiet);
  return stream;
}
