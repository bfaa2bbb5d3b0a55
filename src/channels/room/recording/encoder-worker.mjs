// Compresses the sound of one call in a thread of its own. JavaScript, since a worker's own file must be: a loader for
// TypeScript would cost each recorded call more than its encoding does.
import { parentPort, workerData } from 'node:worker_threads';
import { createOggEncoder } from 'wasm-media-encoders';

/** Of Vorbis' scale from -1 to 10: speech is clear at 0, at some 20 to 40 kbit/s. */
const QUALITY = 0;

const encoder = await createOggEncoder();
encoder.configure({ channels: 2, sampleRate: workerData.sampleRate, vbrQuality: QUALITY });
/** What is compressed; the encoder's own answers are windows on memory that it uses again. */
const pieces = [];

parentPort.on('message', (block) => {
  if (block === null) {
    pieces.push(encoder.finalize().slice());
    parentPort.postMessage(Buffer.concat(pieces));
    parentPort.close();
    return;
  }
  pieces.push(encoder.encode(block.map(toFloats)).slice());
});

function toFloats(samples) {
  return Float32Array.from(samples, (sample) => sample / 32768);
}
