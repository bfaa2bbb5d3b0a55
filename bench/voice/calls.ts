// Calls of a benchmark: a room of its own for each, its agent dispatched by the caller's token.
import { AccessToken, RoomAgentDispatch, RoomConfiguration } from 'livekit-server-sdk';
import type { CallersProcess } from './callers-process.ts';
import type { Phrase } from './phrases.ts';
import type { Turn } from './callers-protocol.ts';
import type { Stage } from './stage.ts';
import type { Worker } from './workers.ts';

export interface BenchCall {
  turn(phrase: Phrase): Promise<Turn>;
  interrupt(): Promise<Turn>;
  leave(): Promise<void>;
}

let made = 0;

/** Resolves when the greeting has been heard. */
export async function ring({ livekit }: Stage, worker: Worker, callers: CallersProcess): Promise<BenchCall> {
  const call = `call-bench-${process.pid}-${++made}`;
  const token = new AccessToken(livekit.apiKey, livekit.apiSecret, { identity: 'caller', ttl: 3600 });
  token.addGrant({ room: call, roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true });
  const { agentName, metadata } = worker;
  token.roomConfig = new RoomConfiguration({
    emptyTimeout: 30,
    departureTimeout: 5,
    agents: [new RoomAgentDispatch({ agentName, metadata })],
  });
  await callers.ask({ do: 'join', call, url: livekit.url, token: await token.toJwt() });
  const asked = async (request: Parameters<CallersProcess['ask']>[0]): Promise<Turn> => {
    const turn = await callers.ask(request);
    if (turn) return turn;
    throw new Error('a turn without times');
  };
  return {
    turn: (phrase) => asked({ do: 'turn', call, phrase }),
    interrupt: () => asked({ do: 'interrupt', call }),
    leave: async () => {
      await callers.ask({ do: 'leave', call });
    },
  };
}
