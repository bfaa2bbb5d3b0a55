// Holds how learned weights are stored and read back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, readModel } from '../../../src/understand/learned-model.ts';

describe('weights as they are stored', () => {
  it('are read back for each head, features written short behind each other', () => {
    const stored = {
      unit: 2,
      heads: ['wish', 'person'],
      bias: [-2, 4],
      weights: ['0to talk\ta3b-1', '4ell\tb6'],
    };
    const { bias, weights } = readModel(stored, ['person', 'wish']);
    expect(bias).toEqual([2, -1]);
    expect([...weights]).toEqual([
      ['to talk', [-0.5, 1.5]],
      ['to tell', [3, 0]],
    ]);
  });

  it('keep any features in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z{}= ]{1,60}$/)), (features) => {
        const weights = features.map((feature, at) =>
          lineOf(feature, { before: features[at - 1] ?? '', packed: 'a1' }),
        );
        const read = readModel({ unit: 1, heads: ['wish'], bias: [0], weights }, ['wish']);
        expect([...read.weights.keys()]).toEqual(features);
      }),
    );
  });

  it('are refused when a head was not trained', () => {
    const stored = { unit: 2, heads: ['wish'], bias: [0], weights: [] };
    expect(() => readModel(stored, ['person'])).toThrow('not all of person');
  });
});
