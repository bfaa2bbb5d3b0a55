// A call from a SIP client that nobody here wrote, and its packets as the network sees them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { capturePort, sippCalls } from '../support/sip/sipp.ts';
import { PESTCALL, startTelephoneLine, TELEPHONY, type TelephoneLine } from '../support/telephone.ts';

const SECONDS = 12;
/** Twenty milliseconds a packet; some of the call is dialling. */
const MANY = (SECONDS * 50) / 3;

describeWith([...TELEPHONY, 'sipp', 'tcpdump'], 'a telephone of others', (programs) => {
  let line: TelephoneLine;

  beforeAll(async () => {
    line = await startTelephoneLine(programs);
  }, 200_000);

  afterAll(async () => {
    await line.stop();
  }, 60_000);

  it('is answered and greeted, its sound goes both ways, and the call ends when it hangs up', async () => {
    const { sip } = line.telephony;
    const call = await sippCalls(programs.sipp, { number: PESTCALL, server: sip, seconds: SECONDS });
    const capture = await capturePort(programs.tcpdump, call.mediaPort);
    const log = await line.observe();
    const { data: started } = await log.event('call.started');
    expect(started).toMatchObject({ channel: 'phone', withheld: true });
    await log.event('agent.said');
    expect(await call.ended).toBe(0);
    const packets = await capture.stop();
    expect(packets.to).toBeGreaterThan(MANY);
    expect(packets.from).toBeGreaterThan(MANY);
    const { data: ended } = await log.event('call.ended');
    expect(ended.reason).toBe('caller_hung_up');
    await log.event('call.summarised');
  }, 120_000);
});
