// Every figure of the line by its name, with what it is split by: the table that docs/http-api.md repeats.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const CALL_SECONDS = [5, 15, 30, 60, 120, 180, 300, 600, 1200, 3600];
const QUICK_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const SPEECH_SECONDS = [0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10];

type Buckets = readonly number[];

export function createMeters(registry: Registry) {
  return { ...callMeters(registry), ...handoffMeters(registry), ...workMeters(registry) };
}

function callMeters(registry: Registry) {
  const { counter, histogram } = makers(registry);
  return {
    activeCalls: new Gauge({
      name: 'switchboard_calls_active',
      help: 'Calls under way.',
      labelNames: ['company', 'channel'],
      registers: [registry],
    }),
    calls: counter('calls_total', 'Calls that have ended.', ['channel', 'disposition']),
    callSeconds: histogram(
      ['call_duration_seconds', 'From picking up to the end.'],
      ['channel'],
      CALL_SECONDS,
    ),
    cost: counter('cost_dollars_total', "What ended calls cost, at the company's own prices.", ['channel']),
    usage: counter('usage_units_total', 'Seconds, tokens and characters that ended calls used.', ['meter']),
    turnAudio: histogram(
      ['turn_first_audio_seconds', "From the end of the caller's speech to the first sound of the answer."],
      ['agent'],
      SPEECH_SECONDS,
    ),
  };
}

function handoffMeters(registry: Registry) {
  const { counter, histogram } = makers(registry);
  return {
    handoffs: counter('handoffs_total', 'Handoffs, and transfers refused.', ['from', 'to', 'outcome']),
    handoffSeconds: histogram(
      ['handoff_seconds', 'From the request until the agent is in.'],
      ['to'],
      QUICK_SECONDS,
    ),
    handoffToken: histogram(
      ['handoff_first_token_seconds', 'From the request to the first word of the agent that took over.'],
      ['agent'],
      SPEECH_SECONDS,
    ),
    handoffAudio: histogram(
      ['handoff_first_audio_seconds', 'From the request to the first sound of the agent that took over.'],
      ['agent'],
      SPEECH_SECONDS,
    ),
  };
}

function workMeters(registry: Registry) {
  const { counter, histogram } = makers(registry);
  return {
    tools: counter('tool_calls_total', 'Tool calls; the outcome is success or the code.', [
      'tool',
      'outcome',
    ]),
    toolSeconds: histogram(['tool_seconds', 'How long tools took.'], ['tool'], QUICK_SECONDS),
    verifications: counter('verifications_total', 'Answers to verification.', ['outcome']),
    escalations: counter('escalations_total', 'Signs that a caller needs a person.', ['trigger']),
    people: counter('human_queued_total', 'Calls handed to the queue of people.', []),
    attempts: counter('human_attempts_total', 'Tries to bring a person and a caller together.', [
      'via',
      'outcome',
    ]),
    interruptions: counter('interruptions_total', "Words over an agent's voice; stopped where it yielded.", [
      'kind',
      'stopped',
    ]),
    speech: counter(
      'speech_changes_total',
      'Parts of the speech pipeline that changed provider, failed or came back.',
      ['component', 'state'],
    ),
    errors: counter('errors_total', 'Errors in calls.', ['source']),
  };
}

/** Of what waits now and who is there, which the tables know better than the log. */
export function createDeskMeters(registry: Registry) {
  const gauge = <L extends string>(name: string, help: string, labels: readonly L[]) =>
    new Gauge({
      name: `switchboard_desk_${name}`,
      help,
      labelNames: ['company' as const, ...labels],
      registers: [registry],
    });
  return {
    waiting: gauge('tickets_waiting', 'Tickets that are due and that nobody has taken.', ['kind']),
    oldestWait: gauge('oldest_wait_seconds', 'How long the one that waits longest has waited; 0 for none.', [
      'kind',
    ]),
    people: gauge('people', 'People whose desk is open: free, or busy with a call.', ['state']),
  };
}

/** Every figure is a company's, and its name begins with ours. */
function makers(registry: Registry) {
  const registers = [registry];
  return {
    counter: <L extends string>(name: string, help: string, labels: readonly L[]) =>
      new Counter({
        name: `switchboard_${name}`,
        help,
        labelNames: ['company' as const, ...labels],
        registers,
      }),
    histogram: <L extends string>(
      [name, help]: readonly [string, string],
      labels: readonly L[],
      buckets: Buckets,
    ) =>
      new Histogram({
        name: `switchboard_${name}`,
        help,
        labelNames: ['company' as const, ...labels],
        buckets: [...buckets],
        registers,
      }),
  };
}
