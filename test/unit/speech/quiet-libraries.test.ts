// The model's client prints what it cannot read, a caller's words included; nothing of it gets out.
import { createServer } from 'node:http';
import { llm } from '@livekit/agents';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { loadCompany } from '../../../src/config/load-company.ts';
import { createSpeech } from '../../../src/speech/index.ts';
import { quietLibraries } from '../../../src/speech/livekit-log.ts';

let close = (): void => undefined;
afterEach(() => close());

/** Answers every request with these lines of an event stream. */
async function serve(lines: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/event-stream').end(lines);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}/v1`;
}

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

it.each([
  ['a chunk that is no JSON', 'data: {"choices": [{"delta": {"content": "your card 4111\n\n'],
  ['an event of another API that is no JSON', 'event: thread.message\ndata: {"card 4111\n\n'],
])('%s is not printed', async (_, lines) => {
  const written: string[] = [];
  const spies = METHODS.map((method) =>
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => void written.push(said.join(' '))),
  );
  const { company } = loadCompany('pestcall');
  const environment = {
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: await serve(lines),
    OPENAI_MODEL: 'wire-1',
  };
  const model = createSpeech({ company, environment, logger: pino({ level: 'silent' }) }).languageModel();
  const chatCtx = new llm.ChatContext();
  chatCtx.addMessage({ role: 'user', content: 'hello' });
  const stream = model?.chat({ chatCtx, connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 2000 } });
  model?.on('error', () => undefined);
  const read = async () => {
    for await (const chunk of stream ?? []) expect(chunk).toBeDefined();
  };
  await read().catch(() => undefined);
  expect(written.join('\n')).toBe('');
  spies.forEach((spy) => spy.mockRestore());
});

it('leaves everybody else their console', () => {
  const written: unknown[] = [];
  const write = (...said: unknown[]): void => void written.push(...said);
  const target = { log: write, info: write, warn: write, error: write, debug: write, trace: write };
  quietLibraries(target);
  quietLibraries(target);
  target.error('ours');
  expect(written).toEqual(['ours']);
});
