// What a live model said and did in a play, line by line as it happens, each request with its time, tokens and cost.
import type { llm, metrics } from '@livekit/agents';
import { costMicros, type Prices, type Usage } from '../call/cost.ts';
import type { CallEvent } from '../domain/call-event.ts';

/** What a play tells of a live model. */
export interface LiveWatch {
  model(model: llm.LLM): void;
  event(event: CallEvent): void;
}

/** One request: how long it took, what it used, what that costs in millionths of a dollar. */
export interface LiveRequest {
  ms: number;
  /** Null for one that brought forth nothing. */
  firstMs: number | null;
  usage: Usage;
  costMicros: number;
}

export class LiveView implements LiveWatch {
  readonly requests: LiveRequest[] = [];
  readonly #prices: Prices;
  readonly #write: (line: string) => void;
  /** Those whose answer is not in the log yet. */
  #open: LiveRequest[] = [];

  constructor(prices: Prices, write: (line: string) => void) {
    this.#prices = prices;
    this.#write = write;
  }

  model(model: llm.LLM): void {
    model.on('metrics_collected', (measured) => {
      const request = toRequest(measured, this.#prices);
      this.requests.push(request);
      this.#open.push(request);
    });
  }

  event(event: CallEvent): void {
    const line = lineOf(event);
    if (line === null) return;
    const requests = event.type === 'model.answered' || event.type === 'error' ? this.#open.splice(0) : [];
    const figures = requests.map(figuresOf).join(' + ');
    this.#write(`  ${line}${figures === '' ? '' : `  (${figures})`}`);
  }
}

function toRequest(measured: metrics.LLMMetrics, prices: Prices): LiveRequest {
  const usage: Usage = {
    sttSeconds: 0,
    llmInputTokens: measured.promptTokens,
    llmCachedTokens: measured.promptCachedTokens,
    llmCacheWriteTokens: measured.cacheCreationTokens ?? 0,
    llmOutputTokens: measured.completionTokens,
    ttsCharacters: 0,
  };
  const firstMs = measured.ttftMs < 0 ? null : measured.ttftMs;
  return { ms: measured.durationMs, firstMs, usage, costMicros: costMicros(usage, prices) };
}

/** Null for what says nothing of the model. */
function lineOf({ type, data }: CallEvent): string | null {
  switch (type) {
    case 'caller.said':
      return `caller › ${data.text}`;
    case 'model.answered':
      return [
        `${data.step}. ${data.agent}`,
        ...(data.text === '' ? [] : [`› ${data.text}`]),
        ...data.calls.map(({ tool, args }) => `calls ${tool} ${JSON.stringify(args)}`),
        ...(data.text === '' && data.calls.length === 0 ? ['says and does nothing'] : []),
      ].join(' ');
    case 'tool.succeeded':
      return `   ${data.tool}: ${JSON.stringify(data.result)}`;
    case 'tool.failed':
      return `   ${data.tool} refused, ${data.code}: ${data.message}`;
    case 'transfer.refused':
      return `   transfer to ${data.to} refused: ${data.why}`;
    case 'handoff.entered':
      return `   ${data.from} → ${data.to}: ${data.reason}`;
    case 'line.said':
      return `   stock line ${data.line}: ${data.text}`;
    case 'error':
      return `   ! ${data.source}: ${data.message}`;
    case 'call.ended':
      return `   the call ends: ${data.reason}, ${data.disposition}`;
    default:
      return null;
  }
}

function figuresOf(request: LiveRequest): string {
  const first = request.firstMs === null ? [] : [`first word ${seconds(request.firstMs)}`];
  return [seconds(request.ms), ...first, ...usageOf([request])].join(', ');
}

/** One line on everything that was asked. */
export function totalLine(requests: readonly LiveRequest[]): string {
  const ms = requests.reduce((sum, request) => sum + request.ms, 0);
  return [`${requests.length} model requests: ${seconds(ms)}`, ...usageOf(requests)].join(', ');
}

function usageOf(requests: readonly LiveRequest[]): string[] {
  const sum = (of: (request: LiveRequest) => number) => requests.reduce((total, each) => total + of(each), 0);
  const cached = sum(({ usage }) => usage.llmCachedTokens);
  return [
    `${count(sum(({ usage }) => usage.llmInputTokens))} tokens in${cached > 0 ? `, ${count(cached)} of them cached` : ''}`,
    `${count(sum(({ usage }) => usage.llmOutputTokens))} out`,
    `$${(sum((request) => request.costMicros) / 1e6).toFixed(5)}`,
  ];
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const count = (tokens: number) => tokens.toLocaleString('en-US');
