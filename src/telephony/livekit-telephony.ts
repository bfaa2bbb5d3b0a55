// Trunks and rules of a LiveKit server, self-hosted or LiveKit Cloud; every fault ends with what to do.
import {
  ServerError,
  SipClient,
  type SIPDispatchRuleInfo,
  type SIPInboundTrunkInfo,
  type SIPOutboundTrunkInfo,
} from 'livekit-server-sdk';
import type { Environment } from '../config/environment.ts';
import { CodedError } from '../domain/errors.ts';
import type { Wanted } from './wanted.ts';

export interface Found {
  inbound: SIPInboundTrunkInfo[];
  outbound: SIPOutboundTrunkInfo[];
  rules: SIPDispatchRuleInfo[];
}

export interface LivekitTelephony {
  host: string;
  /** Everything that the server has, ours or not. */
  find(): Promise<Found>;
  /** Creates it, or replaces the one with that id. Resolves to its id. */
  putInbound(wanted: Wanted['inbound'], id?: string): Promise<string>;
  putOutbound(wanted: SIPOutboundTrunkInfo, id?: string): Promise<string>;
  putRule(wanted: SIPDispatchRuleInfo, id?: string): Promise<string>;
  deleteTrunk(id: string): Promise<void>;
  deleteRule(id: string): Promise<void>;
}

const TIMEOUT_SECONDS = 10;
const NAMES = ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'] as const;

/** @throws CodedError configuration when no server is configured. */
export function openTelephony(environment: Environment): LivekitTelephony {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = environment;
  if (url === undefined || key === undefined || secret === undefined) {
    const missing = NAMES.filter((name) => environment[name] === undefined).join(', ');
    throw new CodedError(
      'configuration',
      `Trunks live on a LiveKit server that stays: set ${missing}. See docs/telephone.md.`,
    );
  }
  const sip = new SipClient(url.replace(/^ws/, 'http'), key, secret, { requestTimeout: TIMEOUT_SECONDS });
  const { host } = new URL(url);
  const ask = <T>(question: Promise<T>): Promise<T> =>
    question.catch((error: unknown) => {
      throw faultOf(error, host);
    });
  return {
    host,
    find: async () => ({
      inbound: await ask(sip.listSipInboundTrunk()),
      outbound: await ask(sip.listSipOutboundTrunk()),
      rules: await ask(sip.listSipDispatchRule()),
    }),
    putInbound: async (wanted, id) => {
      if (id !== undefined) return (await ask(sip.updateSipInboundTrunk(id, wanted))).sipTrunkId;
      const { name, numbers, allowedAddresses, allowedNumbers, metadata, authUsername, authPassword } =
        wanted;
      const options = {
        ...{ allowedAddresses, allowedNumbers, metadata, authUsername, authPassword },
        ringingTimeout: Number(wanted.ringingTimeout?.seconds ?? 0),
      };
      return (await ask(sip.createSipInboundTrunk(name, numbers, options))).sipTrunkId;
    },
    putOutbound: async (wanted, id) => {
      if (id !== undefined) return (await ask(sip.updateSipOutboundTrunk(id, wanted))).sipTrunkId;
      const { name, address, numbers, transport, metadata, authUsername, authPassword } = wanted;
      const options = { transport, metadata, authUsername, authPassword };
      return (await ask(sip.createSipOutboundTrunk(name, address, numbers, options))).sipTrunkId;
    },
    putRule: async (wanted, id) => {
      if (id !== undefined) return (await ask(sip.updateSipDispatchRule(id, wanted))).sipDispatchRuleId;
      const { name, trunkIds, roomConfig, rule } = wanted;
      if (rule?.rule.case !== 'dispatchRuleCallee') throw new Error('the rule names rooms by callee');
      const { roomPrefix, randomize } = rule.rule.value;
      const created = sip.createSipDispatchRule(
        { type: 'callee', roomPrefix, randomize },
        { name, trunkIds, ...(roomConfig && { roomConfig }) },
      );
      return (await ask(created)).sipDispatchRuleId;
    },
    deleteTrunk: async (id) => {
      await ask(sip.deleteSipTrunk(id));
    },
    deleteRule: async (id) => {
      await ask(sip.deleteSipDispatchRule(id));
    },
  };
}

function faultOf(cause: unknown, host: string): CodedError {
  if (!(cause instanceof ServerError))
    return new CodedError(
      'service_unavailable',
      `The LiveKit server at ${host} cannot be reached: start it, or correct LIVEKIT_URL.`,
      { cause },
    );
  if (cause.status === 401 || cause.status === 403)
    return new CodedError(
      'configuration',
      `The LiveKit server at ${host} does not take the key: correct LIVEKIT_API_KEY and LIVEKIT_API_SECRET.`,
      { cause },
    );
  if (cause.status === 404 || /sip not connected/i.test(cause.message))
    return new CodedError(
      'service_unavailable',
      `The LiveKit server at ${host} has no telephone side: it needs \`redis\` in its configuration, and livekit-sip beside it with the same Redis. See docs/telephone.md.`,
      { cause },
    );
  return new CodedError(
    cause.status >= 500 ? 'service_unavailable' : 'configuration',
    `The LiveKit server at ${host} refuses this: ${cause.message}`,
    { cause },
  );
}
