// Makes the server's trunks and rule what the company's folder says, tells how they stand, takes them away.
import type { Environment } from '../config/environment.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { telephonyNames } from '../domain/telephony-settings.ts';
import { differences, type Thing } from './differences.ts';
import type { Found, LivekitTelephony } from './livekit-telephony.ts';
import { wantedTelephony } from './wanted.ts';

export interface Subject {
  company: Company;
  environment: Environment;
}

/**
 * Creates what is missing and changes what differs; a second time does nothing. Answers what was done, line by line.
 * @throws CodedError configuration when another trunk has one of the company's numbers.
 */
export async function setUpTelephony(
  server: LivekitTelephony,
  { company, environment }: Subject,
): Promise<string[]> {
  const wanted = wantedTelephony(company, environment);
  const found = await server.find();
  const names = telephonyNames(company.slug);
  refuseTakenNumbers(found, wanted.inbound.numbers, names.inbound);
  const lines: string[] = [];

  const inbound = await settle(ours(found.inbound, names.inbound), wanted.inbound, (id) =>
    server.putInbound(wanted.inbound, id),
  );
  lines.push(`Inbound trunk ${inbound.id} for ${wanted.inbound.numbers.join(', ')}: ${inbound.done}`);
  const rule = wanted.rule(inbound.id);
  const ruled = await settle(ours(found.rules, names.rule), rule, (id) => server.putRule(rule, id));
  lines.push(`Dispatch rule ${ruled.id}: ${ruled.done}`);
  const [before, ...more] = ours(found.outbound, names.outbound);
  const { outbound } = wanted;
  if (outbound) {
    const settled = await settle(before ? [before] : [], outbound, (id) => server.putOutbound(outbound, id));
    lines.push(`Outbound trunk ${settled.id} to ${outbound.address}: ${settled.done}`);
  } else if (before) {
    await server.deleteTrunk(before.sipTrunkId);
    lines.push(`Outbound trunk ${before.sipTrunkId}: removed; telephony.outbound is not configured any more`);
  } else {
    lines.push('Outbound trunk: none; telephony.outbound is not configured');
  }
  const doubles = [...ours(found.inbound, names.inbound).slice(1), ...more];
  for (const { sipTrunkId } of doubles) await server.deleteTrunk(sipTrunkId);
  for (const double of ours(found.rules, names.rule).slice(1))
    await server.deleteRule(double.sipDispatchRuleId);
  return [...lines, ...warnings({ company, environment })];
}

export interface Status {
  /** Everything is as configured. */
  ready: boolean;
  lines: string[];
}

/** Changes nothing. */
export async function telephonyStatus(
  server: LivekitTelephony,
  { company, environment }: Subject,
): Promise<Status> {
  const wanted = wantedTelephony(company, environment);
  const found = await server.find();
  const names = telephonyNames(company.slug);
  const [inbound] = ours(found.inbound, names.inbound);
  const [rule] = ours(found.rules, names.rule);
  const [outbound] = ours(found.outbound, names.outbound);
  const numbers = wanted.inbound.numbers.join(', ');
  const states = [
    stateOf(`Inbound trunk for ${numbers}`, inbound ?? null, wanted.inbound),
    stateOf('Dispatch rule', rule ?? null, wanted.rule(inbound?.sipTrunkId ?? '')),
    wanted.outbound
      ? stateOf(`Outbound trunk to ${wanted.outbound.address}`, outbound ?? null, wanted.outbound)
      : {
          well: !outbound,
          line: outbound
            ? 'Outbound trunk: there, but telephony.outbound is not configured'
            : 'Outbound trunk: none; telephony.outbound is not configured',
        },
  ];
  const taken = takenNumbers(found, wanted.inbound.numbers, names.inbound);
  const ready = taken.length === 0 && states.every(({ well }) => well);
  return {
    ready,
    lines: [
      `The LiveKit server at ${server.host} answers and takes the key.`,
      ...states.map(({ line }) => line),
      ...taken,
      ...warnings({ company, environment }),
      ready ? 'All is as configured.' : 'Run `npm run telephony -- setup` to make it as configured.',
    ],
  };
}

/** Only what carries this company's names. */
export async function removeTelephony(server: LivekitTelephony, company: Company): Promise<string[]> {
  const found = await server.find();
  const names = telephonyNames(company.slug);
  const lines: string[] = [];
  // The rule first: it points at the trunk.
  for (const { sipDispatchRuleId: id } of ours(found.rules, names.rule)) {
    await server.deleteRule(id);
    lines.push(`Dispatch rule ${id}: removed`);
  }
  const trunks = [...ours(found.inbound, names.inbound), ...ours(found.outbound, names.outbound)];
  for (const { sipTrunkId: id, name } of trunks) {
    await server.deleteTrunk(id);
    lines.push(`Trunk ${id} (${name}): removed`);
  }
  return lines.length > 0 ? lines : ['There is nothing of this company on the server.'];
}

function ours<T extends Thing>(things: readonly T[], name: string): T[] {
  return things.filter((thing) => thing.name === name);
}

async function settle(
  [found]: readonly Thing[],
  wanted: Thing,
  put: (id?: string) => Promise<string>,
): Promise<{ id: string; done: string }> {
  if (!found) return { id: await put(), done: 'created' };
  const differing = differences(found, wanted);
  if (differing.length === 0) return { id: idOf(found), done: 'as configured' };
  return { id: await put(idOf(found)), done: `changed (${differing.join(', ')})` };
}

function stateOf(what: string, found: Thing | null, wanted: Thing): { well: boolean; line: string } {
  if (!found) return { well: false, line: `${what}: missing` };
  const differing = differences(found, wanted);
  const well = differing.length === 0;
  return { well, line: `${what}: ${well ? idOf(found) : `differs (${differing.join(', ')})`}` };
}

function idOf(thing: Thing): string {
  return 'sipTrunkId' in thing ? thing.sipTrunkId : thing.sipDispatchRuleId;
}

function refuseTakenNumbers(found: Found, numbers: readonly string[], own: string): void {
  const [taken] = takenNumbers(found, numbers, own);
  if (taken !== undefined) throw new CodedError('configuration', taken);
}

function takenNumbers({ inbound }: Found, numbers: readonly string[], own: string): string[] {
  return inbound
    .filter(({ name }) => name !== own)
    .flatMap(({ name, sipTrunkId, numbers: theirs }) =>
      theirs
        .filter((number) => numbers.includes(number))
        .map(
          (number) =>
            `${number} belongs to another inbound trunk already, "${name}" (${sipTrunkId}): take it away there, or from phoneNumbers.`,
        ),
    );
}

function warnings({ company, environment }: Subject): string[] {
  const open =
    company.telephony.allowedAddresses.length === 0 && environment.SIP_INBOUND_USERNAME === undefined;
  return open
    ? [
        'Anybody who finds the SIP port can call this line and show any number: set telephony.allowedAddresses, or SIP_INBOUND_USERNAME and SIP_INBOUND_PASSWORD.',
      ]
    : [];
}
