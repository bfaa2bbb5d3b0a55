// Gives up on a voice that takes the text and makes no sound.
import { tts } from '@livekit/agents';

const LOOK_MS = 100;

/**
 * Closes the stream when no sound has come so long after the first words were sent, or all of them were given.
 * A stream that ends without a sound is what the fallback adapter takes for a failure.
 */
export function closeWithoutSound<S extends tts.SynthesizeStream>(stream: S, timeoutMs: number): S {
  let given: number | undefined;
  const looking = setInterval(() => {
    const sent = stream.startedTime?.time;
    const since = sent === undefined ? given : sent * 1000;
    if (since !== undefined && performance.now() - since > timeoutMs) stream.close();
  }, LOOK_MS);
  looking.unref();
  const next = stream.next.bind(stream);
  const close = stream.close.bind(stream);
  const endInput = stream.endInput.bind(stream);
  stream.endInput = () => {
    given ??= performance.now();
    endInput();
  };
  stream.next = async () => {
    const result = await next();
    if (result.done === true || result.value !== tts.SynthesizeStream.END_OF_STREAM) clearInterval(looking);
    return result;
  };
  stream.close = () => {
    clearInterval(looking);
    close();
  };
  return stream;
}
