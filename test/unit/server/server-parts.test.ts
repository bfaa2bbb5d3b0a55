// Addresses, origins, trust and admission: the pure rules of who may do what.
import { describe, expect, it } from 'vitest';
import { callerKey, isLoopback } from '../../../src/server/addresses.ts';
import { AdmissionDesk } from '../../../src/server/admission.ts';
import { trustsCaller } from '../../../src/server/caller-trust.ts';
import { isOriginAllowed } from '../../../src/server/origin.ts';

describe('an address', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', 'localhost'])('%s is this machine', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', ''])('%s is not', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
  it('counts as one caller by its network, where addresses are plentiful', () => {
    expect(callerKey('::ffff:198.51.100.7')).toBe('198.51.100.7');
    expect(callerKey('2001:db8:1:2:aaaa::1')).toBe(callerKey('2001:db8:1:2::ffff'));
    expect(callerKey('2001:db8:1:2::1')).not.toBe(callerKey('2001:db8:1:3::1'));
  });
});

describe('an origin', () => {
  const local = { allowed: ['https://shop.example'], loopbackOnly: true };
  const network = { ...local, loopbackOnly: false };
  it.each([
    [undefined, 'localhost:8080', local, true],
    ['http://localhost:8080', 'localhost:8080', local, true],
    ['http://localhost:3000', 'localhost:8080', local, false],
    ['http://evil.example:8080', 'evil.example:8080', local, false],
    [undefined, 'evil.example', local, false],
    [undefined, undefined, local, false],
    ['https://line.example', 'line.example', network, true],
    ['https://line.example', 'LINE.example:443', network, true],
    ['https://shop.example', 'line.example', network, true],
    ['https://shop.example.evil.example', 'line.example', network, false],
    ['null', 'line.example', network, false],
    ['', 'line.example', network, false],
  ])('%s asking %s', (origin, host, rules, allowed) =>
    expect(isOriginAllowed({ origin, host }, rules)).toBe(allowed),
  );
});

describe('trust in what a client says about itself', () => {
  const demo = { trustedCallers: undefined, private: true, embedded: true, signedIn: false };
  const here = { headers: {}, address: '127.0.0.1' };
  it('is for a demo on this machine only, unless the operator says otherwise', () => {
    expect(trustsCaller(here, demo)).toBe(true);
    expect(trustsCaller(here, { ...demo, embedded: false })).toBe(false);
    expect(trustsCaller(here, { ...demo, private: false })).toBe(false);
    expect(trustsCaller({ ...here, address: '10.0.0.9' }, demo)).toBe(false);
    expect(trustsCaller({ ...here, headers: { via: '1.1 proxy' } }, demo)).toBe(false);
    expect(trustsCaller(here, { ...demo, trustedCallers: false })).toBe(false);
    expect(trustsCaller({ ...here, address: '10.0.0.9' }, { ...demo, trustedCallers: true })).toBe(true);
  });
});

describe('the places for calls', () => {
  it('are given back once, however often somebody leaves', () => {
    const desk = new AdmissionDesk({ calls: 2, callsPerAddress: 1 });
    const first = desk.enter('a');
    expect(desk.enter('a')).toEqual({ admitted: false, why: 'too_many_connections' });
    expect(desk.enter('b').admitted).toBe(true);
    expect(desk.enter('c')).toEqual({ admitted: false, why: 'busy' });
    if (first.admitted) {
      first.leave();
      first.leave();
    }
    expect(desk.total).toBe(1);
    expect(desk.enter('a').admitted).toBe(true);
  });
});
