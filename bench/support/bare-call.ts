// The same five turns by the framework alone: a prompt, tools that answer at once, no coordinator, log or database.
import { llm, voice } from '@livekit/agents';
import { z } from 'zod';
import { AnsweringLlm, type AnswerModel, type ModelRequest } from '../../src/rehearsal/answering-llm.ts';
import { TURNS } from './cancellation-call.ts';
import { ZIP } from './bench-line.ts';

/** Throws unless the call went through all of its tools. */
export async function bareCall(): Promise<void> {
  let used = 0;
  let landed: () => void = () => undefined;
  class Entering extends voice.Agent<undefined> {
    override async onEnter(): Promise<void> {
      await this.session.generateReply().waitForPlayout();
      landed();
    }
  }
  const tool = (name: string, parameters: z.ZodObject, run: (ctx: voice.RunContext<undefined>) => unknown) =>
    llm.tool<undefined, z.ZodObject>({
      ...{ name, description: name, parameters },
      execute: async (_args, { ctx }) => {
        used += 1;
        return run(ctx);
      },
    });
  const entering = new Promise<void>((resolve) => (landed = resolve));
  const nothing = z.strictObject({});
  const first = new voice.Agent<undefined>({
    instructions: 'You verify callers.',
    tools: [
      tool('verify_caller', z.strictObject({ zip: z.string() }), () => ({ verified: true })),
      tool('transfer_call', nothing, ({ session }) => {
        session.updateAgent(second);
      }),
    ],
  });
  const second = new Entering({
    instructions: 'You cancel visits.',
    tools: [
      tool('list_appointments', nothing, () => [{ appointment_id: 'apt_1', when: 'Thursday at ten' }]),
      tool('cancel_appointment', z.strictObject({ appointment_id: z.string() }), () => ({ status: 'done' })),
      tool('end_call', nothing, () => undefined),
    ],
  });
  const session = new voice.AgentSession<undefined>({
    ...{ llm: new AnsweringLlm('script', script), vad: null, userData: undefined, userAwayTimeout: null },
    turnHandling: { turnDetection: 'manual' },
  });
  await session.start({ agent: first, record: false });
  await session.say('Thank you for calling, how can I help you today?').waitForPlayout();
  for (const [turn, words] of TURNS.entries()) {
    await session.generateReply({ userInput: words }).waitForPlayout();
    if (turn === 1) await entering;
  }
  session.shutdown({ drain: false, reason: voice.CloseReason.ERROR });
  await session.close();
  if (used !== 6) throw new Error(`${used} of 6 tools were used`);
}

const script: AnswerModel = ({ chatCtx, tools }: ModelRequest) => {
  const call = (tool: string, args = {}) => ({ calls: [{ tool, args }] });
  const last = chatCtx.items.findLast((item) => item.type !== 'agent_handoff');
  const user = chatCtx.items.findLast((item) => item.type === 'message' && item.role === 'user');
  const words = user?.type === 'message' ? (user.textContent ?? '') : '';
  if (last?.type === 'function_call_output')
    return last.name === 'verify_caller'
      ? { say: 'Thanks, one moment.', ...call('transfer_call') }
      : { say: 'I see one visit, on Thursday at ten. Is it that one that you want to cancel?' };
  if (words === TURNS[1]) return call('verify_caller', { zip: ZIP });
  if (tools.some(({ name }) => name === 'verify_caller'))
    return { say: 'I can help with that. What is your ZIP code?' };
  if (words === '') return call('list_appointments');
  if (words === TURNS[4]) return { say: 'Goodbye, have a good day.', ...call('end_call') };
  return call('cancel_appointment', { appointment_id: 'apt_1' });
};
