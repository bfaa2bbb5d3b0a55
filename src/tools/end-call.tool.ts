// Ends the call, unless the caller still waits for something.
import { z } from 'zod';
import { CodedError } from '../domain/errors.ts';
import { defineTool } from './define-tool.ts';

const REMINDED = 'remindedOfWishes';

export const endCall = defineTool({
  name: 'end_call',
  description:
    'End the call once the caller needs nothing more. Say goodbye in the same turn, in one short sentence.',
  parameters: z.strictObject({}),
  effect: 'read',
  requires: 'nothing',
  filler: null,
  async execute(_args, call) {
    const { intents, facts } = call.context;
    const waiting = intents
      .filter((intent) => intent.status === 'stated')
      .map(({ agent, wish }) => `${agent}: ${wish}`);
    const reminder = waiting.join('; ');
    if (waiting.length > 0 && facts[REMINDED] !== reminder) {
      call.report({ type: 'fact.gathered', key: REMINDED, value: reminder });
      throw new CodedError(
        'not_allowed',
        `The caller also asked for something that has not been served (${reminder}). Take it up now, or end the call again if they no longer want it.`,
      );
    }
    await call.sayGoodbye();
    return undefined;
  },
});
