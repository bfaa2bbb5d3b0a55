// Which telephone numbers can be called at all.
import { describe, expect, it } from 'vitest';
import { canBeCalled } from '../../../src/understand/index.ts';

describe('a number', () => {
  it.each([
    '+15551234567',
    '+19115550142',
    '+14115550199',
    '+12115550199',
    '+11234567890',
    '+10555550142',
    '+19999999999',
    '+12955550142',
    '+19005550142',
    '+12060550142',
    '+12061550142',
    '+12069110142',
    '+12064110142',
    '+10000000000',
    '+1206555014',
  ])('%s cannot be called', (number) => expect(canBeCalled(number)).toBe(false));

  it.each([
    '+12065550142',
    '+14155551234',
    '+18885550199',
    '+18005551234',
    '+12125556789',
    '+14255559110',
    '+19805550100',
    '+442079460958',
    '+4915112345678',
  ])('%s can', (number) => expect(canBeCalled(number)).toBe(true));
});
