// The telephony command where no telephone side is there to answer, and what it would set up.
import { describe, expect, it, test } from 'vitest';
import { parseEnvironment } from '../../../src/config/environment.ts';
import { loadCompany } from '../../../src/config/load-company.ts';
import { companyFileSchema } from '../../../src/domain/company.ts';
import { telephonySettingsSchema } from '../../../src/domain/telephony-settings.ts';
import { openTelephony } from '../../../src/telephony/livekit-telephony.ts';
import { runTelephony } from '../../../src/telephony/run-telephony.ts';
import { wantedTelephony } from '../../../src/telephony/wanted.ts';
import { describeWith } from '../../support/programs.ts';
import { startLiveKit } from '../server/livekit-rig.ts';

const SERVER = {
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a-secret-of-at-least-32-characters',
};

function run(env: Record<string, string>, verb: 'setup' | 'status' | 'remove' = 'setup'): Promise<0 | 1> {
  return runTelephony(verb, { company: 'pestcall' }, { env, stdout: { write: () => true } });
}

describe('the telephony command', () => {
  it('says which setting names the server', async () => {
    await expect(run({ LIVEKIT_URL: SERVER.LIVEKIT_URL })).rejects.toThrow(
      /set LIVEKIT_API_KEY, LIVEKIT_API_SECRET/,
    );
  });

  it('says that the server cannot be reached', async () => {
    await expect(run(SERVER)).rejects.toThrow(/127\.0\.0\.1:9 cannot be reached/);
  });

  it('wants a user name and a password, or neither', async () => {
    await expect(run({ ...SERVER, SIP_INBOUND_USERNAME: 'trunk' })).rejects.toThrow(
      /SIP_INBOUND_USERNAME and SIP_INBOUND_PASSWORD belong together/,
    );
  });

  describeWith(['livekit-server'], 'with a server that has no telephone side', (programs) => {
    it('says what is missing, and what is wrong with the key', async () => {
      const { livekit, close } = await startLiveKit(programs['livekit-server']);
      try {
        const env = {
          LIVEKIT_URL: livekit.url,
          LIVEKIT_API_KEY: livekit.apiKey,
          LIVEKIT_API_SECRET: livekit.apiSecret,
        };
        await expect(run(env, 'status')).rejects.toThrow(/no telephone side: it needs `redis`/);
        const wrong = { ...env, LIVEKIT_API_SECRET: 'another-secret-of-32-characters-or-more' };
        await expect(run(wrong)).rejects.toThrow(/does not take the key/);
      } finally {
        await close();
      }
    });
  });
});

describe('what is set up', () => {
  const environment = parseEnvironment({
    ...SERVER,
    SIP_OUTBOUND_USERNAME: 'us',
    SIP_OUTBOUND_PASSWORD: 'very secret',
  });
  const { company: shipped } = loadCompany('pestcall');
  const company = {
    ...shipped,
    telephony: telephonySettingsSchema.parse({ outbound: { address: 'sip.example.com', transport: 'tls' } }),
  };

  test('takes the calls of the company with our worker, in rooms without the caller’s number', () => {
    const { inbound, rule } = wantedTelephony(company, environment);
    expect(inbound.numbers).toEqual(company.phoneNumbers);
    const [agent] = rule('ST_1').roomConfig?.agents ?? [];
    expect(agent?.agentName).toBe('switchboard');
    expect(JSON.parse(agent?.metadata ?? '')).toMatchObject({ company: 'pestcall', channel: 'phone' });
    expect(rule('ST_1').rule?.rule.case).toBe('dispatchRuleCallee');
    expect(rule('ST_1').trunkIds).toEqual(['ST_1']);
  });

  test('shows the company’s number to whom it calls, and no password in what can be read back', () => {
    const { outbound } = wantedTelephony(company, environment);
    expect(outbound?.numbers).toEqual([company.phoneNumbers[0]]);
    expect(outbound?.authPassword).toBe('very secret');
    expect(outbound?.metadata).not.toContain('secret');
  });

  test('is nothing without a number', () => {
    expect(() => wantedTelephony({ ...company, phoneNumbers: [] }, environment)).toThrow(
      /no telephone number: give it phoneNumbers/,
    );
  });

  test('needs a server', () => {
    expect(() => openTelephony(parseEnvironment({}))).toThrow(/set LIVEKIT_URL/);
  });
});

describe('the telephony section of a company', () => {
  test.each([
    [{ allowedAddresses: ['not an address'] }, 'allowedAddresses'],
    [{ allowedNumbers: ['555-0100'] }, 'allowedNumbers'],
    [{ outbound: { address: 'sip:sip.example.com' } }, 'address'],
    [{ outbound: { address: 'sip.example.com', transport: 'carrier pigeon' } }, 'transport'],
    [{ ringSeconds: 0 }, 'ringSeconds'],
    [{ pickup: true }, 'pickup'],
  ])('refuses %j by name', (section, key) => {
    const { error } = companyFileSchema.safeParse({ telephony: section });
    const own = error?.issues.filter(({ path }) => path[0] === 'telephony') ?? [];
    expect(JSON.stringify(own)).toContain(key);
  });
});
