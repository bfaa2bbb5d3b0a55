// The figures of the line, as Prometheus reads them: counted from the calls' own records, so that calls which other
// processes had on the line are in them too.
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { CHANNELS } from '../../domain/customer-context.ts';
import type { Feed, FeedCall, FeedEvent } from './call-feed.ts';
import { createMeters } from './meters.ts';

/** Ours in number, whatever stands in a record: a label that is not is "other". */
const NAME = /^[a-z][\w.-]{0,40}$/i;
const label = z.string().transform((text) => (NAME.test(text) ? text : 'other'));
const seconds = z.number().transform((ms) => ms / 1000);

const eventSchema = z.discriminatedUnion('type', [
  of('handoff.entered', { from: label, to: label, outcome: label, msToEntered: seconds }),
  of('handoff.spoke', { agent: label, msToFirstToken: seconds, msToFirstAudio: seconds.nullable() }),
  of('handoff.failed', { from: label, to: label }),
  of('transfer.refused', { from: label, to: label }),
  of('transfer.withdrawn', { from: label, to: label }),
  of('tool.succeeded', { tool: label, ms: seconds }),
  of('tool.failed', { tool: label, code: label, ms: seconds }),
  of('verification.passed', {}),
  of('verification.failed', { cause: label }),
  of('verification.locked', {}),
  of('escalation.signalled', { trigger: label }),
  of('human.queued', {}),
  of('human.answered', { via: label, outcome: label }),
  of('turn.spoken', { agent: label, msToFirstAudio: seconds }),
  of('caller.interrupted', { kind: label, stopped: z.boolean() }),
  of('speech.changed', { component: label, state: label }),
  of('error', { source: label }),
]);

type Counted = z.infer<typeof eventSchema>;

function of<T extends string, S extends z.ZodRawShape>(type: T, data: S) {
  return z.object({ type: z.literal(type), data: z.object(data) });
}

export class CallMetrics {
  readonly #company: string;
  readonly #meters: ReturnType<typeof createMeters>;

  constructor(registry: Registry, company: string) {
    this.#company = company;
    this.#meters = createMeters(registry);
  }

  record({ active, ended, events }: Feed): void {
    const { activeCalls } = this.#meters;
    const company = this.#company;
    activeCalls.reset();
    for (const channel of CHANNELS) activeCalls.set({ company, channel }, 0);
    for (const { channel } of active) activeCalls.inc({ company, channel });
    for (const call of ended) this.#ended(call);
    for (const event of events) this.#happened(event);
  }

  #ended({ channel, startedAt, endedAt, disposition, costMicros, usage }: FeedCall): void {
    const { calls, callSeconds, cost, usage: units } = this.#meters;
    const where = { company: this.#company, channel };
    calls.inc({ ...where, disposition: disposition ?? 'unknown' });
    if (endedAt !== null) callSeconds.observe(where, Math.max(0, endedAt - startedAt) / 1000);
    cost.inc(where, Math.max(0, costMicros ?? 0) / 1e6);
    for (const [meter, amount] of Object.entries(usage))
      units.inc({ company: this.#company, meter: label.parse(meter) }, Math.max(0, amount));
  }

  #happened(event: FeedEvent): void {
    // Events of another version are left out.
    const { data: counted } = eventSchema.safeParse(event);
    if (!counted) return;
    this.#transferred(counted);
    this.#worked(counted);
    this.#spoke(counted);
  }

  #transferred({ type, data }: Counted): void {
    const { handoffs, handoffSeconds, handoffToken, handoffAudio } = this.#meters;
    const company = this.#company;
    if (type === 'handoff.failed') handoffs.inc({ company, ...data, outcome: 'failed' });
    if (type === 'transfer.refused') handoffs.inc({ company, ...data, outcome: 'refused' });
    if (type === 'transfer.withdrawn') handoffs.inc({ company, ...data, outcome: 'withdrawn' });
    if (type === 'handoff.entered') {
      const { from, to, outcome, msToEntered } = data;
      handoffs.inc({ company, from, to, outcome });
      handoffSeconds.observe({ company, to }, msToEntered);
    }
    if (type === 'handoff.spoke') {
      const { agent, msToFirstToken, msToFirstAudio } = data;
      handoffToken.observe({ company, agent }, msToFirstToken);
      if (msToFirstAudio !== null) handoffAudio.observe({ company, agent }, msToFirstAudio);
    }
  }

  #worked({ type, data }: Counted): void {
    const { tools, toolSeconds, verifications, escalations, people, attempts, errors } = this.#meters;
    const company = this.#company;
    if (type === 'tool.succeeded' || type === 'tool.failed') {
      const outcome = type === 'tool.failed' ? data.code : 'success';
      tools.inc({ company, tool: data.tool, outcome });
      toolSeconds.observe({ company, tool: data.tool }, data.ms);
    }
    if (type === 'verification.passed') verifications.inc({ company, outcome: 'passed' });
    if (type === 'verification.failed') verifications.inc({ company, outcome: data.cause });
    if (type === 'verification.locked') verifications.inc({ company, outcome: 'locked' });
    if (type === 'escalation.signalled') escalations.inc({ company, trigger: data.trigger });
    if (type === 'human.queued') people.inc({ company });
    if (type === 'human.answered') attempts.inc({ company, ...data });
    if (type === 'error') errors.inc({ company, source: data.source });
  }

  #spoke({ type, data }: Counted): void {
    const { turnAudio, interruptions, speech } = this.#meters;
    const company = this.#company;
    if (type === 'turn.spoken') turnAudio.observe({ company, agent: data.agent }, data.msToFirstAudio);
    if (type === 'speech.changed') speech.inc({ company, ...data });
    if (type === 'caller.interrupted')
      interruptions.inc({ company, kind: data.kind, stopped: String(data.stopped) });
  }
}
