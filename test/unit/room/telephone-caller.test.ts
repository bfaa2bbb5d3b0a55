// Who a telephone says it is: networks write numbers in many ways, and hide them in more.
import { describe, expect, test } from 'vitest';
import { callerNumber, dialledThem } from '../../../src/channels/room/telephone-caller.ts';
import { loadCompany } from '../../../src/config/load-company.ts';

const { company } = loadCompany('pestcall');

describe('the number of a telephone caller', () => {
  test.each([
    ['+14155551234', '+14155551234'],
    ['14155551234', '+14155551234'],
    ['4155551234', '+14155551234'],
    ['(415) 555-1234', '+14155551234'],
    ['+442079460018', '+442079460018'],
  ])('%s is %s', (told, number) => {
    expect(callerNumber({ 'sip.phoneNumber': told }, company)).toBe(number);
  });

  test.each([
    '',
    'anonymous',
    '+anonymous',
    'Anonymous',
    'restricted',
    'unavailable',
    'unknown',
    '1001',
    '+0000',
    'dana4155551234',
    'sip:+14155551234@example.com',
    '+14155551234;ext=5',
    '4155551234'.repeat(9),
  ])('%j is withheld', (told) => {
    expect(callerNumber({ 'sip.phoneNumber': told }, company)).toBeNull();
  });

  test('that livekit-sip was told to hide is withheld', () => {
    expect(callerNumber({}, company)).toBeNull();
  });

  test('without a country code belongs to the company’s country', () => {
    expect(callerNumber({ 'sip.phoneNumber': '02079460018' }, { ...company, country: 'GB' })).toBe(
      '+442079460018',
    );
  });
});

describe('a dialled number', () => {
  test.each([
    ['+12065550100', true],
    ['12065550100', true],
    ['2065550100', true],
    ['+12065550199', false],
    ['reception', false],
    ['', true],
  ])('%j is the company’s: %s', (dialled, theirs) => {
    expect(dialledThem({ 'sip.trunkPhoneNumber': dialled }, company)).toBe(theirs);
  });

  test('cannot be another’s where the company has none', () => {
    expect(dialledThem({ 'sip.trunkPhoneNumber': '+12065550199' }, { ...company, phoneNumbers: [] })).toBe(
      true,
    );
  });
});
