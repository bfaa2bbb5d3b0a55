// Requests are cut from the stream at the same places however the network cuts it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MessageReader } from '../../../src/database/wire-messages.ts';

const message = (type: string, body = ''): Buffer => {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type);
  bytes.writeInt32BE(4 + body.length, 1);
  bytes.write(body, 5);
  return bytes;
};
const startup = (code: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(8, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
};
const SSL_REQUEST = startup(80_877_103);
const START = startup(196_608);
const EXTENDED = ['P', 'B', 'D', 'E', 'S'].map((type) => message(type, `${type} body`));
const SIMPLE = message('Q', 'select 1');

const read = (chunks: readonly Buffer[]) => {
  const reader = new MessageReader();
  return chunks
    .flatMap((chunk) => [...reader.read(chunk)])
    .map((request) => (typeof request === 'string' ? request : Buffer.from(request).toString('latin1')));
};
const WHOLE = Buffer.concat([SSL_REQUEST, START, ...EXTENDED, SIMPLE, message('X')]);
const EXPECTED = [
  'refuse-encryption',
  START.toString('latin1'),
  Buffer.concat(EXTENDED).toString('latin1'),
  SIMPLE.toString('latin1'),
  'goodbye',
];

it('cuts at Sync, Query and start-up', () => {
  expect(read([WHOLE])).toEqual(EXPECTED);
});

it('cuts at the same places however the bytes arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: WHOLE.length }), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), WHOLE.length];
      const chunks = places.slice(1).map((end, n) => WHOLE.subarray(places[n], end));
      expect(read(chunks)).toEqual(EXPECTED);
    }),
  );
});

it('ends with any stream of bytes, without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => read([Buffer.from(bytes)])).not.toThrow();
    }),
  );
});
