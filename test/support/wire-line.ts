// A language model at the wire: the real client and chain against a server that answers by script.
import { initializeLogger, llm } from '@livekit/agents';
import { pino } from 'pino';
import { parseEnvironment } from '../../src/config/environment.ts';
import { createSpeech, modelFailure, type ModelFailure, type Speech } from '../../src/speech/index.ts';
import { openWireServer, piece, type WireScript, type WireServer } from './openai-wire.ts';
import { companyWith } from './speech-company.ts';

initializeLogger({ pretty: false, level: 'silent' });

export const WIRE_KEY = 'sk-test-very-secret-key';

export interface Heard {
  text: string;
  calls: { name: string; args: string; callId: string }[];
  /** The last one that the session was told of. */
  failure: ModelFailure | null;
  usage: llm.CompletionUsage | null;
}

export interface WireLine {
  server: WireServer;
  speech: Speech;
  /** What people were told to mend. */
  told: string[];
  /** One request of a caller's turn. */
  ask(options?: { tools?: boolean }): Promise<Heard>;
}

export interface ModelGiven {
  model?: string;
  /** Of its entry in company.yaml. */
  settings?: object;
  timeoutMs?: number;
}

/** Long enough for a busy machine. */
const PATIENT = 5000;

export async function openWireLine(script: WireScript, given: ModelGiven = {}): Promise<WireLine> {
  const server = await openWireServer(script);
  const { model = 'some-model', settings = {}, timeoutMs = PATIENT } = given;
  const entry = { provider: 'openai', model, baseUrl: server.baseUrl, apiKeyEnv: 'KEY', ...settings };
  const told: string[] = [];
  const speech = createSpeech({
    company: companyWith({ speech: { llm: [entry], retry: { timeoutMs } } }),
    environment: parseEnvironment({}),
    variables: { KEY: WIRE_KEY },
    logger: pino({ level: 'silent' }),
    onRefusal: (line) => told.push(line),
  });
  const languageModel = speech.languageModel();
  if (!languageModel) throw new Error('no language model in spite of a key');
  return { server, speech, told, ask: (options) => askModel(languageModel, options) };
}

const TOOL = llm.tool({
  name: 'find_slots',
  description: 'Finds free times.',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  execute: async () => undefined,
});

export async function askModel(model: llm.LLM, { tools = true } = {}): Promise<Heard> {
  const heard: Heard = { text: '', calls: [], failure: null, usage: null };
  const onError: llm.LLMCallbacks['error'] = ({ error, recoverable }) => {
    if (!recoverable) heard.failure = modelFailure(error);
  };
  model.on('error', onError);
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'When can you come?' });
  for await (const { delta, usage } of model.chat({ chatCtx, ...(tools && { toolCtx: [TOOL] }) })) {
    heard.text += delta?.content ?? '';
    for (const { name, args, callId } of delta?.toolCalls ?? []) heard.calls.push({ name, args, callId });
    heard.usage = usage ?? heard.usage;
  }
  model.off('error', onError);
  return heard;
}

/** Words in one event of a stream. */
export const words = (content: string) => piece({ role: 'assistant', content });

/** A piece of a tool call. */
export const callPiece = (index: number, fn: object, id?: string) =>
  piece({ tool_calls: [{ index, ...(id !== undefined && { id }), type: 'function', function: fn }] });
