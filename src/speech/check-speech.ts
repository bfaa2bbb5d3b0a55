// Asks every provider of a company whether it would serve a call, in the order in which calls ask them.
import type { Company } from '../domain/company.ts';
import { CodedError } from '../domain/errors.ts';
import { ask } from './ask.ts';
import { COMPONENTS, type CheckResult, type Component } from './provider.ts';
import { agentVoice, type Choice, type Choices, type PlannedProvider } from './speech-plan.ts';
import { loadReadsWords, warmVad } from './turn-detection.ts';

export interface Finding {
  /** stt, llm, tts or turn detection. */
  part: string;
  /** Provider, model and voice; never a key. */
  subject: string;
  /** `off`: not configured, which is fine as long as something else serves. */
  state: 'ok' | 'off' | 'bad';
  detail: string;
  /** What to do about it. */
  next: string | null;
  /** How long it took to answer. */
  ms: number | null;
}

export interface CheckOptions {
  company: Company;
  /** Every entry of company.yaml. */
  all: Choices;
  /** What calls use: the usable ones, or rehearsal servers. */
  used: Choices;
  timeoutMs: number;
}

/** Never throws. Providers are asked side by side; the findings come in order. */
export async function checkSpeech(options: CheckOptions): Promise<Finding[]> {
  const { company, all, used } = options;
  const [stt, llm, tts, turns] = await Promise.all([
    Promise.all(used.stt.map((choice) => checkChoice(choice, options, () => askStt(choice, options)))),
    Promise.all(used.llm.map((choice) => checkChoice(choice, options, () => askLlm(choice, options)))),
    Promise.all(used.tts.map((choice) => checkChoice(choice, options, () => askTts(choice, options)))),
    checkTurnDetection(company),
  ]);
  return [...stt, ...notUsed(all.stt), ...llm, ...notUsed(all.llm), ...tts, ...notUsed(all.tts), turns];
}

/** The components that nothing serves: without one of them no spoken call can be held. */
export function unserved(findings: readonly Finding[]): Component[] {
  return COMPONENTS.filter(
    (part) => !findings.some((finding) => finding.part === part && finding.state === 'ok'),
  );
}

type Asking = () => Promise<CheckResult | undefined>;

async function checkChoice(
  { plan, access }: Choice,
  { timeoutMs }: CheckOptions,
  askProvider: Asking,
): Promise<Finding> {
  const started = performance.now();
  const result = plan.rehearsal ? await askRehearsal(access.baseUrl, timeoutMs) : await askProvider();
  const ms = Math.round(performance.now() - started);
  const place = { part: plan.component, subject: subjectOf(plan), ms };
  if (!result) return { ...place, state: 'bad', detail: `${plan.provider} cannot do it`, next: null };
  if (result.ok) return { ...place, state: 'ok', detail: result.detail, next: null };
  return { ...place, state: 'bad', detail: result.problem, next: result.next };
}

async function askStt(
  { provider, access, settings, plan: { model } }: Choices['stt'][number],
  { company: { language }, timeoutMs }: CheckOptions,
) {
  return provider.stt?.check(access, { ...settings, model, language }, timeoutMs);
}

async function askLlm(
  { provider, access, settings, plan: { model } }: Choices['llm'][number],
  { timeoutMs }: CheckOptions,
) {
  return provider.llm?.check(access, { ...settings, model }, timeoutMs);
}

/** Every voice that an agent speaks with; the first trouble is told. */
async function askTts(
  { provider, access, settings, plan }: Choices['tts'][number],
  { company, timeoutMs }: CheckOptions,
): Promise<CheckResult | undefined> {
  const part = provider.tts;
  if (!part) return undefined;
  const { model } = plan;
  const { language } = company;
  const voices = new Set(Object.keys(company.roster.agents).map((agent) => agentVoice(company, agent, plan)));
  const results = await Promise.all(
    [...voices].map((voice) => part.check(access, { ...settings, model, voice, language }, timeoutMs)),
  );
  const bad = results.find(({ ok }) => !ok);
  const count = `${voices.size} ${voices.size === 1 ? 'voice' : 'voices'}`;
  return bad ?? { ok: true, detail: `speaks, with ${count}` };
}

/** One server speaks all three wires; its root tells that it is there. */
function askRehearsal(baseUrl: string, timeoutMs: number): Promise<CheckResult> {
  const { protocol, host } = new URL(baseUrl);
  const url = `${protocol.replace('ws', 'http')}//${host}/health`;
  return ask({ url, headers: {}, timeoutMs, secrets: [], detail: `${host} answers` });
}

function notUsed(choices: readonly Choice[]): Finding[] {
  return choices
    .filter(({ plan }) => !plan.usable)
    .map(({ plan }) => ({
      ...{ part: plan.component, subject: subjectOf(plan), state: 'off', ms: null, next: null },
      detail: plan.problem ?? 'not usable',
    }));
}

/** The detectors that come with the project run beside a worker; here their voice detector is tried. */
async function checkTurnDetection({ speech }: Company): Promise<Finding> {
  const place = { part: 'turn detection', subject: speech.turnDetection, ms: null, next: null };
  try {
    warmVad(speech);
    if (speech.turnDetection !== 'livekit')
      return { ...place, state: 'ok', detail: 'the voice detector runs' };
    await loadReadsWords();
    return { ...place, state: 'ok', detail: 'the voice detector runs, its package is installed' };
  } catch (error) {
    const detail = error instanceof CodedError ? error.message : 'cannot be loaded';
    return { ...place, state: 'bad', detail };
  }
}

function subjectOf({ title, model, voice, rehearsal }: PlannedProvider): string {
  if (rehearsal) return 'rehearsal';
  return [title, model, ...(voice ? [`voice ${voice}`] : [])].join(' ');
}
