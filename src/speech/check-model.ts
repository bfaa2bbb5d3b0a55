// Asks a language model for a word as calls ask it: with a tool, and with every parameter that they send.
import { llm } from '@livekit/agents';
import { problemOf } from './failure-words.ts';
import type { LanguageModel } from './language-model.ts';
import { modelFailure } from './model-failure.ts';
import type { CheckResult } from './provider.ts';

const TOOL = llm.tool({
  name: 'say_yes',
  description: 'Not needed now.',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
  execute: async () => undefined,
});

export async function checkModel(model: LanguageModel): Promise<CheckResult> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'user', content: 'Say yes.' });
  const toolCtx = new llm.ToolContext([TOOL]);
  try {
    let answered = false;
    const answer = model.ask({ chatCtx, toolCtx, signal: new AbortController().signal });
    for await (const chunk of answer) answered ||= llm.hasResponse(chunk);
    return {
      ok: true,
      detail: answered ? 'answers, with tools' : 'takes requests, with tools; it said nothing',
    };
  } catch (error) {
    const failure = modelFailure(error);
    return { ok: false, problem: problemOf(model.provider, failure), next: failure.next };
  }
}
