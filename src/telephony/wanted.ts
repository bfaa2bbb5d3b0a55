// What a company's folder and the environment want to be on the LiveKit server: two trunks and a rule.
import { createHmac } from 'node:crypto';
import {
  RoomAgentDispatch,
  RoomConfiguration,
  SIPDispatchRuleInfo,
  SIPInboundTrunkInfo,
  SIPOutboundTrunkInfo,
} from 'livekit-server-sdk';
import { AGENT_NAME, type CallMetadata } from '../channels/room/call-metadata.ts';
import type { Environment } from '../config/environment.ts';
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { telephonyNames } from '../domain/telephony-settings.ts';

export interface Wanted {
  inbound: SIPInboundTrunkInfo;
  /** Null where the company calls nobody. */
  outbound: SIPOutboundTrunkInfo | null;
  /** @param inboundId of the trunk whose calls it takes */
  rule: (inboundId: string) => SIPDispatchRuleInfo;
}

/** A room that nobody is in: before the first is there, and after the last has left. Seconds. */
const EMPTY_TIMEOUT = 120;
const DEPARTURE_TIMEOUT = 30;

/** @throws CodedError configuration when the company has no number, or a name has no password. */
export function wantedTelephony(company: Company, environment: Environment): Wanted {
  const { slug, phoneNumbers, telephony } = company;
  const [firstNumber] = phoneNumbers;
  if (firstNumber === undefined)
    throw new CodedError(
      'configuration',
      `${company.name} has no telephone number: give it phoneNumbers in config/companies/${slug}/company.yaml, e.g. ['+12065550100'].`,
    );
  const names = telephonyNames(slug);
  const { outbound } = telephony;
  return {
    inbound: SIPInboundTrunkInfo.fromJson({
      ...{ name: names.inbound, numbers: [...phoneNumbers] },
      allowedAddresses: [...telephony.allowedAddresses],
      allowedNumbers: [...telephony.allowedNumbers],
      ringingTimeout: `${telephony.ringSeconds}s`,
      ...credentials(environment, 'SIP_INBOUND'),
    }),
    outbound: outbound
      ? SIPOutboundTrunkInfo.fromJson({
          ...{ name: names.outbound, address: outbound.address },
          transport: `SIP_TRANSPORT_${outbound.transport.toUpperCase()}`,
          numbers: [outbound.from ?? firstNumber],
          ...credentials(environment, 'SIP_OUTBOUND'),
        })
      : null,
    rule: (inboundId) => ruleFor(slug, names.rule, inboundId),
  };
}

function ruleFor(slug: string, name: string, inboundId: string): SIPDispatchRuleInfo {
  const metadata: CallMetadata = { company: slug, channel: 'phone', callerNumber: null };
  const rule = SIPDispatchRuleInfo.fromJson({
    ...{ name, trunkIds: [inboundId] },
    // A room for each call, named after the number that was dialled: the caller's does not belong in names and logs.
    rule: { dispatchRuleCallee: { roomPrefix: 'call', randomize: true } },
  });
  rule.roomConfig = new RoomConfiguration({
    ...{ emptyTimeout: EMPTY_TIMEOUT, departureTimeout: DEPARTURE_TIMEOUT },
    agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata: JSON.stringify(metadata) })],
  });
  return rule;
}

/** A password is never read back: a fingerprint that only the server's owner can make tells whether it has changed. */
function credentials(
  environment: Environment,
  prefix: 'SIP_INBOUND' | 'SIP_OUTBOUND',
): { authUsername: string; authPassword: string; metadata: string } {
  const username = environment[`${prefix}_USERNAME`];
  const password = environment[`${prefix}_PASSWORD`];
  if ((username === undefined) !== (password === undefined))
    throw new CodedError(
      'configuration',
      `${prefix}_USERNAME and ${prefix}_PASSWORD belong together: set both or neither.`,
    );
  if (username === undefined || password === undefined)
    return { authUsername: '', authPassword: '', metadata: JSON.stringify({ by: 'switchboard' }) };
  const key = environment.LIVEKIT_API_SECRET ?? '';
  const fingerprint = createHmac('sha256', key).update(`${prefix}:${password}`).digest('hex').slice(0, 16);
  return {
    authUsername: username,
    authPassword: password,
    metadata: JSON.stringify({ by: 'switchboard', password: fingerprint }),
  };
}
