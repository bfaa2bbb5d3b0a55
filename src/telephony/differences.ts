// In what a trunk or a rule on the server differs from what is wanted, in words for people.
import type { SIPDispatchRuleInfo, SIPInboundTrunkInfo, SIPOutboundTrunkInfo } from 'livekit-server-sdk';

export type Thing = SIPInboundTrunkInfo | SIPOutboundTrunkInfo | SIPDispatchRuleInfo;

/** What we set, and how it is called; the rest is the server's, or somebody's own setting that is left alone. */
const OURS: Record<string, string> = {
  numbers: 'numbers',
  allowedAddresses: 'allowed addresses',
  allowedNumbers: 'allowed numbers',
  ringingTimeout: 'ringing time',
  address: 'address',
  transport: 'transport',
  authUsername: 'user name',
  metadata: 'password',
  trunkIds: 'trunk',
  rule: 'rooms',
  roomConfig: 'agent and room',
};

/** Empty where nothing differs. */
export function differences(found: Thing, wanted: Thing): string[] {
  const [has, should] = [asRecord(found), asRecord(wanted)];
  return Object.entries(OURS).flatMap(([key, words]) =>
    JSON.stringify(sorted(has[key])) === JSON.stringify(sorted(should[key])) ? [] : [words],
  );
}

function asRecord(thing: Thing): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing.toJson() ?? {}));
}

/** Lists of numbers and addresses have no order. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).sort() : value;
}
