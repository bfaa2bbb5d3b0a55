// A caller whose packets are really lost: LiveKit's server finds the connection poor, and the caller is told so once.
import { ConnectionQuality, RoomEvent, type Participant } from '@livekit/rtc-node';
import { expect, it, onTestFinished } from 'vitest';
import { heal, losePackets, lossyNetworkLacks } from '../support/lossy-network.ts';
import { startWorker } from '../support/own-worker.ts';
import { describeWith } from '../support/programs.ts';
import { CALLER_RATE, type RoomCaller } from '../support/room-caller.ts';

const WELL = [ConnectionQuality.QUALITY_GOOD, ConnectionQuality.QUALITY_EXCELLENT];
const lacks = lossyNetworkLacks();
const title = `a caller on a poor connection${lacks === null ? '' : ` (skipped: ${lacks})`}`;

describeWith(['livekit-server'], title, (paths) => {
  it.skipIf(lacks !== null)(
    'is told so, once however often it turns poor, and the record says so too',
    async () => {
      const worker = await startWorker(paths['livekit-server'], 2);
      onTestFinished(() => worker.stop());
      const caller = await worker.call();
      await caller.event('agent.said');
      // Of silence hardly a packet is sent. No detector takes a hum for speech.
      void caller.say(hum(120));
      onTestFinished(heal);
      losePackets();
      const { seq } = await caller.event('connection.poor');
      await caller.event('line.said', ({ line }) => line === 'poor_connection', seq - 1);
      const better = turns(caller, (quality) => WELL.includes(quality));
      heal();
      await better;
      const worse = turns(caller, (quality) => quality === ConnectionQuality.QUALITY_POOR);
      losePackets();
      await worse;
      heal();
      await caller.hangUp();
      await caller.event('call.summarised');
      expect(caller.events.filter(({ type }) => type === 'connection.poor')).toHaveLength(1);
    },
    240_000,
  );
});

function hum(seconds: number): Int16Array {
  const turn = (2 * Math.PI * 200) / CALLER_RATE;
  return new Int16Array(seconds * CALLER_RATE).map((_, i) => Math.round(3000 * Math.sin(turn * i)));
}

/** When LiveKit next says such a thing of the caller's own connection. */
function turns({ room }: RoomCaller, test: (quality: ConnectionQuality) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const hear = (quality: ConnectionQuality, { identity }: Participant): void => {
      if (identity !== room.localParticipant?.identity || !test(quality)) return;
      room.off(RoomEvent.ConnectionQualityChanged, hear);
      resolve();
    };
    room.on(RoomEvent.ConnectionQualityChanged, hear);
  });
}
