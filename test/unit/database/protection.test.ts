// What a copy of the tables gives away without the deployment's secret: nothing that can be read or looked up.
import { expect, it } from 'vitest';
import { createProtection } from '../../../src/database/protection.ts';

const mine = createProtection('pestcall', 'secret');

it('matches a factor with its own salted hash only', async () => {
  const stored = { salt: mine.newSalt(), hash: '' };
  stored.hash = await mine.hashFactor('98109', stored.salt);
  expect(await mine.matches('98109', stored)).toBe(true);
  expect(await mine.matches('98110', stored)).toBe(false);
  expect(await mine.matches('', stored)).toBe(false);
  expect(await mine.matches('98109', { ...stored, salt: mine.newSalt() })).toBe(false);
});

it('needs the secret and the company to match', async () => {
  const salt = mine.newSalt();
  const stored = { salt, hash: await mine.hashFactor('98109', salt) };
  for (const other of [createProtection('pestcall', 'another'), createProtection('dental', 'secret')])
    expect(await other.matches('98109', stored)).toBe(false);
});

it('hashes a number the same way each time, and differently for each company', () => {
  const hash = mine.hashNumber('+14155550123');
  expect(hash).toBe(createProtection('pestcall', 'secret').hashNumber('+14155550123'));
  expect(hash).not.toBe(createProtection('dental', 'secret').hashNumber('+14155550123'));
  expect(hash).not.toBe(createProtection('pestcall').hashNumber('+14155550123'));
});

it('opens what it sealed, for the same purpose and unaltered', () => {
  const sealed = mine.seal('callback', '+14155550123');
  expect(mine.unseal('callback', sealed)).toBe('+14155550123');
  expect(mine.unseal('snapshot', sealed)).toBeNull();
  expect(createProtection('pestcall', 'another').unseal('callback', sealed)).toBeNull();
  expect(mine.unseal('callback', `${sealed.slice(0, -2)}AA`)).toBeNull();
  expect(mine.unseal('callback', '')).toBeNull();
  expect(mine.unseal('callback', mine.seal('callback', ''))).toBe('');
});
